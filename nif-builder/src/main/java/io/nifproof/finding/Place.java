package io.nifproof.finding;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Where in a library a finding is.
 *
 * @param file the library
 * @param symbol the function, variable, version or other library it is about
 * @param row the row of the function table, from 0
 * @param offset the place in the file, in bytes
 */
public record Place(Path file, Optional<String> symbol, OptionalInt row, OptionalLong offset) {
  /** The file as a whole. */
  public static Place of(Path file) {
    return new Place(file, Optional.empty(), OptionalInt.empty(), OptionalLong.empty());
  }

  /** The same place, of a symbol. */
  public Place symbol(String name) {
    return new Place(file, Optional.of(name), row, offset);
  }

  /** The same place, in a row. */
  public Place row(int index, OptionalLong at) {
    return new Place(file, symbol, OptionalInt.of(index), at);
  }

  /** For people, without the file: e.g. {@code row 2, offset 0x3dc0}; empty for the whole file. */
  public String inside() {
    StringBuilder text = new StringBuilder();
    row.ifPresent(index -> text.append(", row ").append(index + 1));
    symbol.ifPresent(name -> text.append(", `").append(name).append('`'));
    offset.ifPresent(at -> text.append(", offset 0x").append(Long.toHexString(at)));
    return text.isEmpty() ? "" : text.substring(2);
  }
}
