package io.nifproof.node.probe;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.nifproof.node.FunctionId;
import io.nifproof.node.beam.TimerModule;
import java.util.Arrays;

/** The call that a case ends in, or why there is none. */
sealed interface RepeatableCall {
  /**
   * It can be repeated.
   *
   * @param module whose function it is
   * @param function what is called
   * @param arguments one expression, whose value is the list of its arguments; what the case
   *     evaluates before the call comes first in it
   */
  record Found(String module, FunctionId function, OtpErlangObject arguments)
      implements RepeatableCall {}

  /** There is no such call; why. */
  record None(String reason) implements RepeatableCall {}

  /** Finds it in expressions whose calls have their modules. */
  static RepeatableCall in(OtpErlangList forms) {
    OtpErlangObject[] all = forms.elements();
    OtpErlangObject last = all[all.length - 1];
    if (ErlangForms.isTagged(last, "match", 4)) {
      last = ((OtpErlangTuple) last).elementAt(3); // the value is thrown away in any case
    }
    if (!(last instanceof OtpErlangTuple call) || !ErlangForms.isTagged(call, "call", 4)) {
      return new None("it does not end in one plain call, such as `f(X)`, that could be repeated");
    }
    OtpErlangObject[] arguments = ((OtpErlangList) call.elementAt(3)).elements();
    if (ErlangForms.isTagged(call.elementAt(2), "atom", 3)) {
      return ofTheVm(new FunctionId(name(call.elementAt(2)), arguments.length));
    }
    if (!(call.elementAt(2) instanceof OtpErlangTuple callee)
        || !ErlangForms.isTagged(callee, "remote", 4)
        || !ErlangForms.isTagged(callee.elementAt(2), "atom", 3)
        || !ErlangForms.isTagged(callee.elementAt(3), "atom", 3)) {
      return new None("what it calls last is no function that has a name");
    }
    String module = name(callee.elementAt(2));
    FunctionId function = new FunctionId(name(callee.elementAt(3)), arguments.length);
    if (module.equals("erlang")) {
      return ofTheVm(function);
    }
    if (arguments.length > TimerModule.MOST_ARGUMENTS) {
      return new None("`" + function + "` has too many arguments");
    }
    OtpErlangObject[] body = Arrays.copyOf(all, all.length);
    body[all.length - 1] = ErlangForms.list(arguments);
    return new Found(module, function, ErlangForms.block(body));
  }

  private static None ofTheVm(FunctionId function) {
    return new None(
        "what it calls last is the VM's own `" + function + "`; its arguments are evaluated once");
  }

  private static String name(OtpErlangObject atom) {
    return ((OtpErlangAtom) ((OtpErlangTuple) atom).elementAt(2)).atomValue();
  }
}
