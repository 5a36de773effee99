package io.nifproof.result;

import io.nifproof.node.Phase;
import io.nifproof.node.launch.ExitStatus;
import io.nifproof.node.launch.Signal;
import io.nifproof.node.probe.Outcome;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How it stood with a node after a load or a call.
 *
 * @param outcome what it did
 * @param signal the signal that ended the VM, e.g. {@code SIGSEGV}
 * @param status the exit status of its process; 128 + N for signal N
 * @param reason why the VM refused the library, or why there was nothing to load
 * @param phase where in its life the library was, e.g. {@code load}; empty when it is not known
 */
public record NodeEnd(
    CellOutcome outcome,
    Optional<String> signal,
    OptionalInt status,
    Optional<String> reason,
    Optional<String> phase) {
  /** One of which nothing more is known. */
  public static NodeEnd of(CellOutcome outcome) {
    return new NodeEnd(
        outcome, Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());
  }

  /** That of a node. */
  public static NodeEnd of(Outcome outcome, Optional<Phase> phase) {
    NodeEnd end = outcome.match(new OfNode());
    return new NodeEnd(
        end.outcome, end.signal, end.status, end.reason, phase.map(Phase::id).or(end::phase));
  }

  private NodeEnd reason(String text) {
    return new NodeEnd(outcome, signal, status, Optional.of(text), phase);
  }

  private NodeEnd status(ExitStatus ended) {
    return new NodeEnd(outcome, signal, OptionalInt.of(ended.raw()), reason, phase);
  }

  private NodeEnd signal(Signal ended) {
    return new NodeEnd(outcome, Optional.of(ended.name()), status, reason, phase);
  }

  private static final class OfNode implements Outcome.Match<NodeEnd> {
    @Override
    public NodeEnd loaded(Outcome.Loaded loaded) {
      return of(CellOutcome.LOADED);
    }

    @Override
    public NodeEnd refused(Outcome.Refused refused) {
      return of(CellOutcome.REFUSED).reason(refused.reason() + ": " + refused.text());
    }

    @Override
    public NodeEnd crashed(Outcome.Crashed crashed) {
      return of(CellOutcome.CRASHED).signal(crashed.signal()).status(crashed.status());
    }

    @Override
    public NodeEnd hung(Outcome.Hung hung) {
      return of(CellOutcome.HUNG);
    }

    @Override
    public NodeEnd exited(Outcome.Exited exited) {
      return of(CellOutcome.EXITED).status(exited.status());
    }

    @Override
    public NodeEnd neverStarted(Outcome.NeverStarted never) {
      NodeEnd end = of(CellOutcome.NEVER_STARTED).reason(never.reason());
      return never.status().map(end::status).orElse(end);
    }
  }
}
