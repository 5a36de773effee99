package io.nifproof.gate.run;

import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.result.CellResult;
import io.nifproof.result.Results;
import java.util.List;

/**
 * What happens during a gate, as it happens. Consumers print, write or count; the gate does not.
 */
public sealed interface GateEvent {
  /** The plan stands; cells start now. */
  record Started(GatePlan plan) implements GateEvent {}

  /** A compiler, or the project's own build, begins to build these at once. */
  record Building(List<Cell.Subject.Build> libraries) implements GateEvent {
    /** Copies the list. */
    public Building {
      libraries = List.copyOf(libraries);
    }
  }

  /** The node of a cell begins to boot. */
  record Booting(Cell cell) implements GateEvent {}

  /** A cell has its result. */
  record Finished(CellResult result) implements GateEvent {}

  /** All cells have their results; the calls of these are timed now, in turns. */
  record Timing(List<Cell> cells) implements GateEvent {
    /** Copies the list. */
    public Timing {
      cells = List.copyOf(cells);
    }
  }

  /** The result of a cell with the times of its calls in it. */
  record Timed(CellResult result) implements GateEvent {}

  /** Everything has come to an end. */
  record Ended(Results results) implements GateEvent {}
}
