package io.nifproof.gate;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Cells to leave out: those that match it on every axis that it names.
 *
 * @param axes by the name of the axis, the values: names, or patterns with {@code *}
 */
public record MatrixRule(Map<String, List<String>> axes) {
  /** The axes that a rule can name. */
  public static final List<String> AXES =
      List.of("arch", "runtimes", "compilers", "optimize", "flags", "flavours");

  /** Copies the map. */
  public MatrixRule {
    axes = Map.copyOf(axes);
  }

  /**
   * The values of a cell by the names of {@link #AXES}.
   *
   * @param values one for each axis
   */
  record Point(Map<String, String> values) {
    static Point of(Cell cell, Variant variant) {
      return new Point(
          Map.of(
              "arch", variant.toolchain().target().id(),
              "runtimes", cell.runtime().id(),
              "compilers", variant.toolchain().compiler().name(),
              "optimize", variant.level().name(),
              "flags", variant.flags().name(),
              "flavours", cell.flavor().id()));
    }

    /** Of a library that is there: nobody knows how it was built. */
    static Point prebuilt(Cell cell) {
      return new Point(
          Map.of(
              "arch",
              cell.runtime().arch().id(),
              "runtimes",
              cell.runtime().id(),
              "compilers",
              "prebuilt",
              "optimize",
              "prebuilt",
              "flags",
              "prebuilt",
              "flavours",
              cell.flavor().id()));
    }
  }

  boolean matches(Point point) {
    return axes.entrySet().stream()
        .allMatch(
            axis ->
                axis.getValue().stream()
                    .anyMatch(value -> like(value, point.values().get(axis.getKey()))));
  }

  private static boolean like(String pattern, String value) {
    return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), value);
  }
}
