package io.nifproof.bisect;

import java.nio.file.Path;

/** What came of a compiler's command. */
sealed interface Product {
  /**
   * There is a file.
   *
   * @param file what was made
   * @param words what the compiler printed
   */
  record Made(Path file, String words) implements Product {}

  /**
   * There is none.
   *
   * @param words why, in the compiler's words
   */
  record NotMade(String words) implements Product {}
}
