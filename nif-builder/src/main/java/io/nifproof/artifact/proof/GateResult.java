package io.nifproof.artifact.proof;

import java.util.List;

/**
 * The report of a gate, as report-1.json has it.
 *
 * @param version of the format
 * @param verdict the worst of its cells
 * @param name of the library
 * @param cells all cells
 * @param blocked what was asked for and could not run
 */
record GateResult(
    int version, String verdict, String name, List<GateCell> cells, List<Blocked> blocked) {
  /** Something that could not run. */
  record Blocked(String what, String reason) {}

  GateResult {
    cells = Lists.copy(cells);
    blocked = Lists.copy(blocked);
  }
}
