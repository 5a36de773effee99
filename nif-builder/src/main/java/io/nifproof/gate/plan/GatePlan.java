package io.nifproof.gate.plan;

import io.nifproof.gate.matrix.Cell;
import io.nifproof.result.CellResult;
import io.nifproof.result.Missing;
import io.nifproof.result.Results;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What will run, and what was asked for but cannot.
 *
 * @param name what is being gated, for people
 * @param cells in the order of the report
 * @param blocked what cannot run
 * @param account what was found where libraries were looked for
 */
public record GatePlan(
    String name, List<Cell> cells, List<Blocked> blocked, Results.Account account) {
  /** One of libraries that nobody had to look for. */
  public GatePlan(String name, List<Cell> cells, List<Blocked> blocked) {
    this(name, cells, blocked, Results.Account.NONE);
  }

  /** What is built for it, each once. */
  public List<Cell.Subject.Build> builds() {
    return cells.stream()
        .map(Cell::subject)
        .filter(Cell.Subject.Build.class::isInstance)
        .map(Cell.Subject.Build.class::cast)
        .distinct()
        .toList();
  }

  /** The same without cells that were not run because the user stopped the run. */
  public GatePlan without(List<Cell> skipped) {
    if (skipped.isEmpty()) {
      return this;
    }
    List<Cell> left = new ArrayList<>(cells);
    left.removeAll(skipped);
    List<Blocked> all = new ArrayList<>(blocked);
    String count = skipped.size() + (skipped.size() == 1 ? " cell" : " cells");
    all.add(
        new Blocked(
            count,
            "the run was stopped before they had a result, from " + skipped.get(0).id() + " on",
            List.of("run it again: what passed is not run twice")));
    return new GatePlan(name, left, all, account);
  }

  /**
   * What a run of the plan came to.
   *
   * @param cells in the order of the report
   * @param took the whole time
   */
  public Results results(List<CellResult> cells, Duration took) {
    List<Missing> missing =
        blocked.stream()
            .map(one -> new Missing(name, one.what(), one.reason(), one.remedies()))
            .toList();
    return new Results(name, List.of(), took.toMillis(), cells, missing, account, Map.of());
  }

  /** Copies the lists. */
  public GatePlan {
    cells = List.copyOf(cells);
    blocked = List.copyOf(blocked);
  }
}
