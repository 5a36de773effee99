package io.nifproof.gate;

/**
 * What happens during a gate, as it happens. Consumers print, write or count; the gate does not.
 */
public sealed interface GateEvent {
  /** The plan stands; cells start now. */
  record Started(GatePlan plan) implements GateEvent {}

  /** A compiler begins to build a variant for an architecture. */
  record Building(Variant variant) implements GateEvent {}

  /** The node of a cell begins to boot. */
  record Booting(Cell cell) implements GateEvent {}

  /** A cell has its result. */
  record Finished(CellResult result) implements GateEvent {}

  /** All cells have. */
  record Ended(GateReport report) implements GateEvent {}
}
