/**
 * The gate: from a specification to a plan of cells, from the plan to results, from the results to
 * a verdict.
 *
 * <p>Data flows one way: {@link io.nifproof.gate.GateSpec} (what {@code nifproof.toml} says) →
 * {@link io.nifproof.gate.GatePlan} (cells, and what cannot run) → {@link io.nifproof.gate.GateRun}
 * → {@link io.nifproof.gate.CellResult} → {@link io.nifproof.gate.Verdict}. Whoever wants to show
 * it listens to {@link io.nifproof.gate.GateEvent}s.
 */
package io.nifproof.gate;
