package io.nifproof.toml;

/**
 * Something wrong in a {@code nifproof.toml}.
 *
 * @param line its line, from 1; 0 when it concerns the whole file
 * @param message what is wrong, what was expected, what to do
 */
public record TomlProblem(int line, String message) {
  /** The problem as a line for people. */
  public String in(String file) {
    return file + (line > 0 ? ":" + line : "") + ": " + message;
  }
}
