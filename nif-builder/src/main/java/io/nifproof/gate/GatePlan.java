package io.nifproof.gate;

import java.util.List;

/**
 * What will run, and what was asked for but cannot.
 *
 * @param name what is being gated, for people
 * @param cells in the order of the report
 * @param blocked what cannot run
 */
public record GatePlan(String name, List<Cell> cells, List<Blocked> blocked) {
  /** Copies the lists. */
  public GatePlan {
    cells = List.copyOf(cells);
    blocked = List.copyOf(blocked);
  }
}
