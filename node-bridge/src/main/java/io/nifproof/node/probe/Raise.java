package io.nifproof.node.probe;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangTuple;
import java.util.Optional;

/**
 * An exception that a call ended in, or that its value shows because the call caught it.
 *
 * @param reason what was raised
 * @param stack where, the innermost function first; empty when that is not told
 */
record Raise(OtpErlangObject reason, OtpErlangList stack) {
  /** A function in a stack trace. */
  record Frame(String module, String function, int arity) {}

  /** Of a raw answer: {@code {badrpc, _}}, {@code {value, _, _}}; empty when nothing was raised. */
  static Optional<Raise> of(OtpErlangObject answer) {
    if (!(answer instanceof OtpErlangTuple tuple) || tuple.arity() < 2) {
      return Optional.empty();
    }
    OtpErlangObject inner = tuple.elementAt(1);
    if (ErlangForms.isTagged(answer, "value", 3)
        && ErlangForms.isTagged(inner, "nifproof", 5)
        && inner instanceof OtpErlangTuple told) {
      return told.elementAt(1).equals(new OtpErlangAtom("raised"))
          ? raised((OtpErlangTuple) told.elementAt(2), told.elementAt(4))
          : caught(told.elementAt(2));
    }
    return caught(inner);
  }

  private static Optional<Raise> raised(OtpErlangTuple exception, OtpErlangObject stack) {
    return Optional.of(
        new Raise(
            exception.elementAt(1),
            stack instanceof OtpErlangList list ? list : new OtpErlangList()));
  }

  /** {@code {'EXIT', {Reason, Stack}}}, or {@code {'EXIT', Reason}} of an exit. */
  private static Optional<Raise> caught(OtpErlangObject term) {
    if (!ErlangForms.isTagged(term, "EXIT", 2)) {
      return Optional.empty();
    }
    OtpErlangObject reason = ((OtpErlangTuple) term).elementAt(1);
    if (reason instanceof OtpErlangTuple pair
        && pair.arity() == 2
        && pair.elementAt(1) instanceof OtpErlangList stack
        && frame(stack, 0).isPresent()) {
      return Optional.of(new Raise(pair.elementAt(0), stack));
    }
    return Optional.of(new Raise(reason, new OtpErlangList()));
  }

  /** A function of the stack, 0 for the innermost. */
  Optional<Frame> frame(int index) {
    return frame(stack, index);
  }

  /** {@code {Module, Function, Arity | Arguments, Location}}. */
  private static Optional<Frame> frame(OtpErlangList stack, int index) {
    if (index < stack.arity()
        && stack.elementAt(index) instanceof OtpErlangTuple frame
        && frame.arity() >= 3
        && frame.elementAt(0) instanceof OtpErlangAtom module
        && frame.elementAt(1) instanceof OtpErlangAtom function) {
      OtpErlangObject third = frame.elementAt(2);
      // A list of small integers comes over the wire as a string.
      int arity =
          third instanceof OtpErlangLong number
              ? (int) number.longValue()
              : ErlangForms.length(third);
      return Optional.of(new Frame(module.atomValue(), function.atomValue(), arity));
    }
    return Optional.empty();
  }
}
