package io.nifproof.cli.run;

import java.util.Optional;
import java.util.regex.Pattern;

/** Tells failures of the machine, which are no defects of nifproof. */
public final class MachineTrouble {
  /** What to do about them. */
  public static final String REMEDY =
      "make room, or raise the limit (ulimit -n, ulimit -u), and run again";

  private static final Pattern WORDS =
      Pattern.compile(
          "No space left on device|Disk quota exceeded|Too many open files|Cannot allocate memory"
              + "|Resource temporarily unavailable|Read-only file system"
              + "|unable to create native thread");

  private MachineTrouble() {}

  /** The words of the system; empty when it is something else. */
  public static Optional<String> of(Throwable thrown) {
    for (Throwable one = thrown; one != null; one = one.getCause()) {
      if (one.getMessage() != null && WORDS.matcher(one.getMessage()).find()) {
        return Optional.of(one.getMessage());
      }
    }
    return Optional.empty();
  }
}
