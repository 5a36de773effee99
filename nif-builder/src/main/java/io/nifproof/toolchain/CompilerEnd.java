package io.nifproof.toolchain;

import java.time.Duration;

/** How the run of a compiler ended. */
public sealed interface CompilerEnd {
  /**
   * It ended by itself.
   *
   * @param status its exit status; above 128 it is 128 plus the signal that ended it
   * @param output what it printed on both streams, in order of arrival, bounded
   * @param took how long it ran
   */
  record Ended(int status, String output, Duration took) implements CompilerEnd {}

  /**
   * The deadline passed; it and all its children were killed.
   *
   * @param output what it had printed
   * @param deadline the time it was given
   */
  record Overdue(String output, Duration deadline) implements CompilerEnd {}

  /**
   * The system did not start it.
   *
   * @param words the system's words
   */
  record NeverStarted(String words) implements CompilerEnd {}
}
