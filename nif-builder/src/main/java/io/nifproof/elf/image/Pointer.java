package io.nifproof.elf.image;

import java.util.Optional;
import java.util.OptionalLong;

/** What a pointer-sized place of the image will hold once the loader has relocated it. */
public sealed interface Pointer {
  /** No relocation, and the bytes are zero. */
  record Null() implements Pointer {}

  /**
   * A place of this file.
   *
   * @param address the address, in the file's own numbering; zero is a place like any other
   * @param symbol the symbol it goes through: if that is exported, another library may take it over
   */
  record Local(long address, Optional<String> symbol) implements Pointer {}

  /**
   * A symbol of another library.
   *
   * @param symbol its name
   * @param weak whether it may be missing, which makes the pointer null
   */
  record External(String symbol, boolean weak) implements Pointer {}

  /**
   * Bytes that no relocation touches: a number, not an address the loader knows of.
   *
   * @param value the number
   */
  record Raw(long value) implements Pointer {}

  /**
   * Not to be known from the file.
   *
   * @param reason why, e.g. an IFUNC resolver decides
   */
  record Unknown(String reason) implements Pointer {}

  /** The address, when it is a place of this file. */
  default OptionalLong local() {
    return this instanceof Local place ? OptionalLong.of(place.address()) : OptionalLong.empty();
  }
}
