package io.nifproof.gate;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A whole gate, when it has ended.
 *
 * @param plan what was to run
 * @param results one for every cell of the plan, in its order
 * @param took the whole time
 */
public record GateReport(GatePlan plan, List<CellResult> results, Duration took) {
  /** Copies the list. */
  public GateReport {
    results = List.copyOf(results);
  }

  /** The worst of its cells; incomplete when something could not run or nothing did. */
  public Verdict verdict() {
    Stream<Verdict> cells = results.stream().map(CellResult::verdict);
    Stream<Verdict> blocked = plan.blocked().stream().map(unused -> Verdict.INCOMPLETE);
    return Verdict.worst(Stream.concat(cells, blocked).toList());
  }

  /** How many cells came to this. */
  public long count(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }
}
