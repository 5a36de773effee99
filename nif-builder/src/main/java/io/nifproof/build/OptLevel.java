package io.nifproof.build;

import java.util.Arrays;
import java.util.Optional;

/** An optimisation level of gcc and clang. */
public enum OptLevel {
  /** None. */
  O0,
  /** What costs little compile time. */
  O1,
  /** What most releases are built with. */
  O2,
  /** Everything. */
  O3,
  /** For size, as far as speed allows. */
  Os,
  /** What a debugger can follow. */
  Og;

  /** The compiler's flag, e.g. {@code -O2}. */
  public String flag() {
    return "-" + name();
  }

  /** Reads {@code O2} or {@code -O2}; empty when it is no level. */
  public static Optional<OptLevel> parse(String text) {
    String name = text.startsWith("-") ? text.substring(1) : text;
    return Arrays.stream(values()).filter(level -> level.name().equals(name)).findFirst();
  }
}
