package io.nifproof.build;

import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what stopped a build that was neither the project's fault nor a missing tool. */
final class MachineFault {
  private static final Pattern WORDS =
      Pattern.compile(
          "No space left on device|Disk quota exceeded|Too many open files|Cannot allocate memory"
              + "|Resource temporarily unavailable|virtual memory exhausted"
              + "|out of memory allocating");

  private MachineFault() {}

  /** The first line that tells of one. */
  static Optional<String> of(String printed) {
    return printed
        .lines()
        .filter(line -> WORDS.matcher(line).find())
        .map(String::strip)
        .findFirst();
  }
}
