package io.nifproof.result;

/** How a call ended: the node answered, or it did not. */
public sealed interface CallEnd {
  /** The name in JSON: {@code returned}, …, {@code crashed}, … */
  String id();

  /** What a cell comes to with such an end, when nothing else is wrong. */
  Verdict verdict();

  /**
   * The node answered, and lives.
   *
   * @param answer of what kind
   * @param text the value, exception or reason, as Erlang writes it
   */
  record Answered(CallAnswer answer, String text) implements CallEnd {
    @Override
    public String id() {
      return answer.id();
    }

    @Override
    public Verdict verdict() {
      return answer.verdict();
    }
  }

  /**
   * The node died, hung, or was not there.
   *
   * @param end how it ended
   */
  record Failed(NodeEnd end) implements CallEnd {
    @Override
    public String id() {
      return end.outcome().id();
    }

    /** Also a node that did not come up again is the fault of the call that took the last down. */
    @Override
    public Verdict verdict() {
      return end.outcome() == CellOutcome.UNKNOWN ? Verdict.INCOMPLETE : Verdict.FAIL;
    }
  }
}
