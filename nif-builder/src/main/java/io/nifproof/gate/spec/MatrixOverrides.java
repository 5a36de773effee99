package io.nifproof.gate.spec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run asks of the matrix beyond the file: the command line before the environment.
 *
 * @param profile the profile; empty for none
 * @param axes values by axis; an axis that is not there is left to profile and file
 * @param sources what to call an axis' values in a message, e.g. {@code --optimize}
 */
public record MatrixOverrides(
    Optional<String> profile, Map<String, List<String>> axes, Map<String, String> sources) {
  /** Nothing beyond the file. */
  public static final MatrixOverrides NONE =
      new MatrixOverrides(Optional.empty(), Map.of(), Map.of());

  /** Variables of the environment by axis. */
  private static final Map<String, String> VARIABLES =
      Map.of(
          "arch", "NIFPROOF_ARCH",
          "runtimes", "NIFPROOF_RUNTIMES",
          "compilers", "NIFPROOF_COMPILERS",
          "optimize", "NIFPROOF_OPTIMIZE",
          "flags", "NIFPROOF_FLAGS",
          "flavours", "NIFPROOF_FLAVOURS");

  /** Copies the maps. */
  public MatrixOverrides {
    axes = Map.copyOf(axes);
    sources = Map.copyOf(sources);
  }

  /**
   * Puts the command line before the environment.
   *
   * @param profile the option's value; empty when it was not given
   * @param options values by axis, of those options that were given
   */
  public static MatrixOverrides of(
      Optional<String> profile,
      Map<String, List<String>> options,
      Map<String, String> environment) {
    Map<String, List<String>> axes = new LinkedHashMap<>();
    Map<String, String> sources = new LinkedHashMap<>();
    VARIABLES.forEach(
        (axis, variable) -> {
          String value = environment.getOrDefault(variable, "");
          if (!value.isBlank()) {
            axes.put(axis, Arrays.stream(value.split(",")).map(String::strip).toList());
            sources.put(axis, variable);
          }
        });
    options.forEach(
        (axis, values) -> {
          axes.put(axis, values);
          sources.put(axis, "--" + axis);
        });
    String variable = environment.getOrDefault("NIFPROOF_PROFILE", "");
    Optional<String> named =
        profile.or(() -> variable.isBlank() ? Optional.empty() : Optional.of(variable));
    return new MatrixOverrides(named, axes, sources);
  }
}
