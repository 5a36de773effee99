package io.nifproof.app;

import io.nifproof.finding.Suppression;
import io.nifproof.finding.Suppressions;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import java.time.Duration;
import java.util.List;

/**
 * What a gate or a check came to.
 *
 * @param results the cells and what they came to
 * @param unused suppressions that no finding needed: they hide the day when it comes back. None
 *     after a run that is incomplete, which proves nothing about them.
 */
public record RunResult(Results results, List<Suppression> unused) {
  /** Copies the list. */
  public RunResult {
    unused = List.copyOf(unused);
  }

  /** A plan of which no cell can run. */
  static RunResult of(GatePlan nothing) {
    return new RunResult(nothing.results(List.of(), Duration.ZERO), List.of());
  }

  static RunResult of(Results results, Suppressions suppressions) {
    boolean whole = results.verdict() != Verdict.INCOMPLETE;
    return new RunResult(results, whole ? suppressions.unused() : List.of());
  }
}
