package io.nifproof.result;

import io.nifproof.node.probe.Outcome;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What came of the library of a cell: what its node did, or that it never came to that. */
public enum CellOutcome {
  /** {@code load_nif} returned {@code ok}. */
  LOADED,
  /** The VM refused the library. */
  REFUSED,
  /** A signal ended the VM. */
  CRASHED,
  /** Nothing came back in time. */
  HUNG,
  /** The VM's process exited. */
  EXITED,
  /** There was no VM to load it, which says nothing about the library. */
  NEVER_STARTED,
  /** There is no library: its build failed. */
  NOT_BUILT,
  /** A file says something else, or nothing. */
  UNKNOWN;

  /** The name in JSON and in reports: {@code loaded}, {@code never-started}, … */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads a name; empty when it is none. */
  public static Optional<CellOutcome> parse(String id) {
    return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
  }

  /** What a node did, without its particulars. */
  public static CellOutcome of(Outcome outcome) {
    return outcome.match(new OfNode());
  }

  /** What a cell comes to that ended so, when nothing else is wrong. */
  public Verdict verdict() {
    return switch (this) {
      case LOADED -> Verdict.PASS;
      case REFUSED, CRASHED, HUNG, EXITED, NOT_BUILT -> Verdict.FAIL;
      case NEVER_STARTED, UNKNOWN -> Verdict.INCOMPLETE;
    };
  }

  /** Whether a node was at work for the library and is no more. */
  public boolean broke() {
    return switch (this) {
      case CRASHED, HUNG, EXITED -> true;
      case LOADED, REFUSED, NEVER_STARTED, NOT_BUILT, UNKNOWN -> false;
    };
  }

  private static final class OfNode implements Outcome.Match<CellOutcome> {
    @Override
    public CellOutcome loaded(Outcome.Loaded loaded) {
      return LOADED;
    }

    @Override
    public CellOutcome refused(Outcome.Refused refused) {
      return REFUSED;
    }

    @Override
    public CellOutcome crashed(Outcome.Crashed crashed) {
      return CRASHED;
    }

    @Override
    public CellOutcome hung(Outcome.Hung hung) {
      return HUNG;
    }

    @Override
    public CellOutcome exited(Outcome.Exited exited) {
      return EXITED;
    }

    @Override
    public CellOutcome neverStarted(Outcome.NeverStarted never) {
      return NEVER_STARTED;
    }
  }
}
