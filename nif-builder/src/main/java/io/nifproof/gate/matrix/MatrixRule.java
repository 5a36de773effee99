package io.nifproof.gate.matrix;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  public record Point(Map<String, String> values) {
    /** Of a library that is there, nobody knows compiler and level. */
    public static Point of(Cell cell) {
      Optional<Variant> variant = cell.variant();
      return new Point(
          Map.of(
              "arch", cell.runtime().arch().id(),
              "runtimes", cell.runtime().id(),
              "compilers", variant.map(v -> v.toolchain().compiler().name()).orElse("prebuilt"),
              "optimize", variant.map(v -> v.level().name()).orElse("prebuilt"),
              "flags", cell.subject().flags().name(),
              "flavours", cell.flavor().id()));
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
