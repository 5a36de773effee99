package io.nifproof.bisect.variant;

import java.nio.file.Path;

/** What came of a compiler's command. */
public sealed interface BuiltVariant {
  /**
   * There is a file.
   *
   * @param file what was made
   * @param words what the compiler printed
   */
  record Made(Path file, String words) implements BuiltVariant {}

  /**
   * There is none.
   *
   * @param words why, in the compiler's words
   */
  record NotMade(String words) implements BuiltVariant {}
}
