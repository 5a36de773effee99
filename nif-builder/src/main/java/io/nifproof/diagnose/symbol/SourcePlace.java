package io.nifproof.diagnose.symbol;

import java.util.Optional;

/**
 * What the debug information says of an address.
 *
 * @param function the function's name
 * @param file the source file, without its folder
 * @param line the line, from 1; 0 when unknown
 */
public record SourcePlace(Optional<String> function, Optional<String> file, int line) {
  /** {@code file.c:12}; empty when it is not known. */
  public Optional<String> fileAndLine() {
    return file.map(name -> line > 0 ? name + ":" + line : name);
  }
}
