package io.nifproof.node.probe;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.nifproof.node.crash.Trap;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.Reply;
import io.nifproof.node.term.Terms;
import java.time.Duration;

/**
 * Evaluates Erlang expressions in a node, with the node's own scanner, parser and evaluator. A call
 * without a module, such as {@code f(1)}, is one of the library's module when that exports such a
 * function.
 */
public final class CallProbe {
  private final ErlangNode node;
  private final String module;
  private final Duration timeout;

  private CallProbe(ErlangNode node, String module, Duration timeout) {
    this.node = node;
    this.module = module;
    this.timeout = timeout;
  }

  /**
   * Evaluates one; the node may be dead afterwards, and is ended when it hangs.
   *
   * @param module the module that the library was loaded into
   */
  public static CallReport call(
      ErlangNode node, String module, CallRequest request, Duration timeout) {
    long start = System.nanoTime();
    Duration allowed = request.timeout().orElse(timeout);
    CallReport.End end = new CallProbe(node, module, allowed).evaluate(request);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (end instanceof CallReport.End.Failed failed && failed.outcome() instanceof Outcome.Hung) {
      Trap.dumpThreads(node);
      node.end();
    }
    return new CallReport(request, end, took, node.output(), Trap.report(node));
  }

  /** The same for an expression that need only be survived. */
  public static CallReport call(
      ErlangNode node, String module, String expression, Duration timeout) {
    return call(node, module, CallRequest.of(expression), timeout);
  }

  private CallReport.End evaluate(CallRequest request) {
    ErlangForms.Parsed parsed = ErlangForms.parse(node, request.expression(), timeout);
    if (parsed instanceof ErlangForms.Parsed.Invalid invalid) {
      return new CallReport.End.Invalid(invalid.reason());
    }
    if (parsed instanceof ErlangForms.Parsed.Unanswered lost) {
      return failed(lost.reply());
    }
    OtpErlangObject own =
        ErlangForms.inModule(node, module, ((ErlangForms.Parsed.Forms) parsed).list(), timeout);
    Reply evaluated = call("erl_eval", "exprs", own, new OtpErlangList());
    if (!(evaluated instanceof Reply.Answer answer)) {
      return failed(evaluated);
    }
    return new Uncalled(node, module, timeout)
        .of(answer.term(), request)
        .orElseGet(() -> request.wrapped() ? judged(answer.term()) : result(answer.term()));
  }

  /**
   * {@code {value, {nifproof, How, Term, Matches, Stack}, _}}, as {@link CallRequest} has it made.
   */
  private static CallReport.End judged(OtpErlangObject term) {
    if (term instanceof OtpErlangTuple tuple
        && ErlangForms.isTagged(tuple, "value", 3)
        && tuple.elementAt(1) instanceof OtpErlangTuple answer
        && ErlangForms.isTagged(answer, "nifproof", 5)) {
      boolean raised = answer.elementAt(1).equals(new OtpErlangAtom("raised"));
      String text = Terms.print(answer.elementAt(2));
      if (!answer.elementAt(3).equals(new OtpErlangAtom("true"))) {
        return new CallReport.End.Unexpected(text, raised);
      }
      return raised ? new CallReport.End.Raised(text) : new CallReport.End.Returned(text);
    }
    return result(term);
  }

  /** {@code {value, Value, Bindings}}, or what {@code rpc} makes of an exception. */
  private static CallReport.End result(OtpErlangObject term) {
    if (term instanceof OtpErlangTuple tuple
        && tuple.arity() == 3
        && tuple.elementAt(0).equals(new OtpErlangAtom("value"))) {
      return new CallReport.End.Returned(Terms.print(tuple.elementAt(1)));
    }
    boolean exit = term instanceof OtpErlangTuple pair && pair.arity() == 2;
    return new CallReport.End.Raised(
        Terms.print(exit ? ((OtpErlangTuple) term).elementAt(1) : term));
  }

  private CallReport.End failed(Reply reply) {
    return new CallReport.End.Failed(
        reply instanceof Reply.Down down
            ? Outcome.ended(down.status())
            : new Outcome.Hung(timeout));
  }

  private Reply call(String in, String function, OtpErlangObject... arguments) {
    return node.call(in, function, timeout, arguments);
  }
}
