package io.nifproof.result;

import java.util.Comparator;
import java.util.List;

/** Names of axes, in the order of reports, and the order of their values. */
public final class Axis {
  /** The compiler with its version. */
  public static final String COMPILER = "compiler";

  /** The optimisation level. */
  public static final String OPTIMIZE = "optimize";

  /** The set of flags. */
  public static final String FLAGS = "flags";

  /** The library itself, where it was not built here or there are several. */
  public static final String LIBRARY = "library";

  /** The architecture. */
  public static final String ARCH = "arch";

  /** The OTP release. */
  public static final String OTP = "otp";

  /** The flavour of the VM. */
  public static final String FLAVOR = "flavor";

  /** How the runtime starts. */
  public static final String START = "start";

  /** The runtime. */
  public static final String RUNTIME = "runtime";

  /** Those that every cell may have; a report may bring more. */
  public static final List<String> KNOWN =
      List.of(COMPILER, OPTIMIZE, FLAGS, LIBRARY, ARCH, OTP, FLAVOR, START, RUNTIME);

  /** From no optimisation to all of it; only levels written O and a digit form a scale. */
  private static final List<String> LEVELS = List.of("O0", "Og", "O1", "Os", "Oz", "O2", "O3");

  private Axis() {}

  /** The order of an axis's values: levels by strength, numbers by value, all else by name. */
  public static Comparator<String> order(String axis) {
    Comparator<String> byText = Comparator.naturalOrder();
    if (axis.equals(OPTIMIZE)) {
      return Comparator.comparingInt(Axis::strength).thenComparing(byText);
    }
    return Comparator.comparingLong(Axis::number).thenComparing(byText);
  }

  /** Whether "and above" means something for these values. */
  public static boolean isScale(String axis, List<String> values) {
    return values.stream()
        .allMatch(
            value ->
                axis.equals(OPTIMIZE)
                    ? value.matches("O[0-9]")
                    : axis.equals(OTP) && value.matches("[0-9]{1,9}"));
  }

  private static int strength(String level) {
    int index = LEVELS.indexOf(level);
    return index < 0 ? LEVELS.size() : index;
  }

  private static long number(String text) {
    return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : Long.MAX_VALUE;
  }
}
