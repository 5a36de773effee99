package io.nifproof.bisect.result;

import java.nio.file.Path;
import java.util.List;

/**
 * The functions that make the difference.
 *
 * @param functions none of them can be left out
 * @param marker the attribute that compiles a function as in the build that passes
 * @param cures whether it passes when these alone have the attribute
 */
public record FunctionFinding(List<Guilty> functions, String marker, boolean cures) {
  /**
   * A function.
   *
   * @param name its name
   * @param unit the translation unit
   * @param place where it is defined, as {@code file:line}
   */
  public record Guilty(String name, Path unit, String place) {}

  /** Copies the list. */
  public FunctionFinding {
    functions = List.copyOf(functions);
  }
}
