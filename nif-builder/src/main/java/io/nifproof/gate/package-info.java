/**
 * The gate: from a specification to a plan of cells, from the plan to results, from the results to
 * a verdict.
 *
 * <p>Data flows one way: {@link io.nifproof.gate.spec.GateSpec} (what {@code nifproof.toml} says) →
 * {@link io.nifproof.gate.plan.GatePlan} (cells, and what cannot run) → {@link
 * io.nifproof.gate.run.GateRun} → {@link io.nifproof.result.CellResult} → {@link
 * io.nifproof.result.Verdict}. Whoever wants to show it listens to {@link
 * io.nifproof.gate.run.GateEvent}s.
 */
package io.nifproof.gate;
