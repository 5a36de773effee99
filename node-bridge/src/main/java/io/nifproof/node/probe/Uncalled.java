package io.nifproof.node.probe;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.nifproof.node.FunctionId;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.Reply;
import io.nifproof.node.term.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells calls that reached no native code: of a function that is not there, or of one whose Erlang
 * body was never replaced. Nothing is proved by them.
 */
final class Uncalled {
  /** What bodies raise that wait for a NIF. */
  private static final Pattern NOT_WRITTEN = Pattern.compile("(\\w+_)?not_(loaded|implemented)");

  private final ErlangNode node;
  private final String module;
  private final Duration timeout;

  Uncalled(ErlangNode node, String module, Duration timeout) {
    this.node = node;
    this.module = module;
    this.timeout = timeout;
  }

  /** The end of a call that ended so; empty when it ended otherwise, or was expected to. */
  Optional<CallReport.End> of(OtpErlangObject answer, CallRequest request) {
    Optional<Raise> raise = Raise.of(answer);
    if (raise.isEmpty() || expected(raise.get(), request)) {
      return Optional.empty();
    }
    return undefined(raise.get()).or(() -> unwritten(raise.get()));
  }

  /** A pattern that takes everything expects nothing: it must name the reason. */
  private static boolean expected(Raise raise, CallRequest request) {
    String reason = word(raise.reason()).orElse("");
    return request.expect().filter(one -> one.pattern().contains(reason)).isPresent();
  }

  private Optional<CallReport.End> undefined(Raise raise) {
    if (!raise.reason().equals(new OtpErlangAtom("undef"))) {
      return Optional.empty();
    }
    return raise
        .frame(0)
        // The body of a stub may raise `undef` as well.
        .filter(frame -> !isNifError(frame))
        .flatMap(
            frame -> {
              boolean local = frame.module().equals("erl_eval");
              FunctionId called = new FunctionId(frame.function(), frame.arity());
              return local || frame.module().equals(module)
                  ? own(called)
                  : Optional.of(
                      "`" + frame.module() + ":" + called + "` is not there on this runtime");
            })
        .map(CallReport.End.Undefined::new);
  }

  /** Empty when the module has the function: then somebody raised this reason on purpose. */
  private Optional<String> own(FunctionId called) {
    List<FunctionId> exports = exports();
    if (exports.contains(called)) {
      return Optional.empty();
    }
    List<FunctionId> named = exports.stream().filter(e -> e.name().equals(called.name())).toList();
    Optional<FunctionId> near =
        named.stream()
            .findFirst()
            .or(
                () ->
                    RuntimeCatalog.nearest(
                            called.name(), exports.stream().map(FunctionId::name).toList())
                        .flatMap(name -> best(exports, name, called.arity())));
    return Optional.of(
        "`"
            + called
            + "` is not in the module `"
            + module
            + "`"
            + near.map(one -> "; did you mean `" + one + "`?").orElse(""));
  }

  private static Optional<FunctionId> best(List<FunctionId> exports, String name, int arity) {
    List<FunctionId> same = exports.stream().filter(e -> e.name().equals(name)).toList();
    return same.stream().filter(e -> e.arity() == arity).findFirst().or(() -> first(same));
  }

  private static Optional<FunctionId> first(List<FunctionId> functions) {
    return functions.stream().findFirst();
  }

  private List<FunctionId> exports() {
    List<FunctionId> exports = new ArrayList<>();
    Reply reply = node.call(module, "module_info", timeout, new OtpErlangAtom("exports"));
    if (reply instanceof Reply.Answer answer && answer.term() instanceof OtpErlangList list) {
      for (OtpErlangObject one : list) {
        if (one instanceof OtpErlangTuple pair
            && pair.elementAt(0) instanceof OtpErlangAtom name
            && pair.elementAt(1) instanceof OtpErlangLong arity
            && !name.atomValue().equals("module_info")
            && !name.atomValue().startsWith("$nifproof")) {
          exports.add(new FunctionId(name.atomValue(), (int) arity.longValue()));
        }
      }
    }
    return exports;
  }

  private Optional<CallReport.End> unwritten(Raise raise) {
    boolean raisedByStub =
        raise.frame(0).filter(Uncalled::isNifError).isPresent()
            && raise.frame(1).filter(frame -> frame.module().equals(module)).isPresent();
    boolean said = word(raise.reason()).filter(w -> NOT_WRITTEN.matcher(w).matches()).isPresent();
    boolean ours = raise.frame(0).map(frame -> frame.module().equals(module)).orElse(true);
    return raisedByStub || (said && ours)
        ? Optional.of(new CallReport.End.Unwritten(Terms.print(raise.reason())))
        : Optional.empty();
  }

  private static boolean isNifError(Raise.Frame frame) {
    return frame.module().equals("erlang") && frame.function().equals("nif_error");
  }

  /** The atom of a reason, or the first one of a tuple. */
  private static Optional<String> word(OtpErlangObject reason) {
    if (reason instanceof OtpErlangTuple tuple && tuple.arity() > 0) {
      return word(tuple.elementAt(0));
    }
    return reason instanceof OtpErlangAtom atom ? Optional.of(atom.atomValue()) : Optional.empty();
  }
}
