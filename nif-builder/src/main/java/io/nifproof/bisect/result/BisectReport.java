package io.nifproof.bisect.result;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a bisection.
 *
 * @param subject what was built
 * @param conclusion how it ended
 * @param reason why it ended so, when nothing was found
 * @param culprit what makes the difference
 * @param notes what could not be found, and why
 * @param steps everything that was tried, in order
 * @param tested how many libraries were tested
 * @param took how long all took
 */
public record BisectReport(
    BisectSubject subject,
    Conclusion conclusion,
    Optional<String> reason,
    Optional<Culprit> culprit,
    List<String> notes,
    List<BisectEvent.Tried> steps,
    int tested,
    Duration took) {
  /** Copies the lists. */
  public BisectReport {
    notes = List.copyOf(notes);
    steps = List.copyOf(steps);
  }
}
