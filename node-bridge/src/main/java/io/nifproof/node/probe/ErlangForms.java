package io.nifproof.node.probe;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangString;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.Reply;
import io.nifproof.node.term.Terms;
import java.time.Duration;
import java.util.function.Function;

/** Erlang expressions as {@code erl_parse} has them: read by the node, changed here. */
final class ErlangForms {
  private static final OtpErlangAtom OK = new OtpErlangAtom("ok");
  private static final OtpErlangLong LINE = new OtpErlangLong(1);

  private ErlangForms() {}

  /** What came of reading a text. */
  sealed interface Parsed {
    /** The expressions. */
    record Forms(OtpErlangList list) implements Parsed {}

    /** It is no Erlang; why. */
    record Invalid(String reason) implements Parsed {}

    /** The node did not answer. */
    record Unanswered(Reply reply) implements Parsed {}
  }

  /** Reads expressions, which commas separate, with the node's own scanner and parser. */
  static Parsed parse(ErlangNode node, String expression, Duration timeout) {
    String text = expression.strip().endsWith(".") ? expression : expression + ".";
    Reply scanned = node.call("erl_scan", "string", timeout, new OtpErlangString(text));
    if (!(scanned instanceof Reply.Answer tokens)) {
      return new Parsed.Unanswered(scanned);
    }
    if (!isOk(tokens.term())) {
      return invalid(tokens.term());
    }
    OtpErlangObject words = ((OtpErlangTuple) tokens.term()).elementAt(1);
    Reply parsed = node.call("erl_parse", "parse_exprs", timeout, words);
    if (!(parsed instanceof Reply.Answer forms)) {
      return new Parsed.Unanswered(parsed);
    }
    return isOk(forms.term())
        ? new Parsed.Forms((OtpErlangList) ((OtpErlangTuple) forms.term()).elementAt(1))
        : invalid(forms.term());
  }

  /** {@code {error, {Line, Module, Description}, …}}. */
  private static Parsed invalid(OtpErlangObject error) {
    return new Parsed.Invalid("no Erlang expression: " + Terms.print(error));
  }

  private static boolean isOk(OtpErlangObject term) {
    return term instanceof OtpErlangTuple tuple && tuple.elementAt(0).equals(OK);
  }

  /**
   * Puts the module in front of calls that have none and that it exports: {@code {call, Line,
   * {atom, Line, Name}, Arguments}} becomes one of {@code {remote, Line, {atom, Line, Module},
   * {atom, Line, Name}}}.
   */
  static OtpErlangObject inModule(
      ErlangNode node, String module, OtpErlangObject forms, Duration timeout) {
    OtpErlangAtom own = new OtpErlangAtom(module);
    return rewrite(
        forms,
        form -> {
          if (!isTagged(form, "call", 4)) {
            return form;
          }
          OtpErlangObject[] call = form.elements().clone();
          if (call[2] instanceof OtpErlangTuple name && isTagged(name, "atom", 3)) {
            int arity = call[3] instanceof OtpErlangList list ? list.arity() : 0;
            Reply reply =
                node.call(
                    "erlang",
                    "function_exported",
                    timeout,
                    own,
                    name.elementAt(2),
                    new OtpErlangLong(arity));
            if (reply instanceof Reply.Answer answer
                && answer.term().equals(new OtpErlangAtom("true"))) {
              call[2] = tuple("remote", call[1], tuple("atom", call[1], own), call[2]);
            }
          }
          return new OtpErlangTuple(call);
        });
  }

  /** Puts one form in the place of each {@code {atom, Line, Name}} of a name. */
  static OtpErlangObject replace(OtpErlangObject forms, String name, OtpErlangObject with) {
    OtpErlangAtom atom = new OtpErlangAtom(name);
    return rewrite(
        forms, form -> isTagged(form, "atom", 3) && form.elementAt(2).equals(atom) ? with : form);
  }

  /** Expressions one after the other as one, {@code begin … end}. */
  static OtpErlangTuple block(OtpErlangObject... forms) {
    return tuple("block", LINE, new OtpErlangList(forms));
  }

  /** Expressions as the elements of a list. */
  static OtpErlangObject list(OtpErlangObject[] elements) {
    OtpErlangObject list = tuple("nil", LINE);
    for (int i = elements.length - 1; i >= 0; i--) {
      list = tuple("cons", LINE, elements[i], list);
    }
    return list;
  }

  /** Applies a change to every tuple, from the inside out. */
  private static OtpErlangObject rewrite(
      OtpErlangObject form, Function<OtpErlangTuple, OtpErlangObject> change) {
    if (form instanceof OtpErlangList list && list.isProper()) {
      OtpErlangObject[] elements = list.elements();
      for (int i = 0; i < elements.length; i++) {
        elements[i] = rewrite(elements[i], change);
      }
      return new OtpErlangList(elements);
    }
    if (!(form instanceof OtpErlangTuple tuple)) {
      return form;
    }
    OtpErlangObject[] elements = tuple.elements().clone();
    for (int i = 0; i < elements.length; i++) {
      elements[i] = rewrite(elements[i], change);
    }
    return change.apply(new OtpErlangTuple(elements));
  }

  static OtpErlangTuple tuple(String tag, OtpErlangObject... rest) {
    OtpErlangObject[] elements = new OtpErlangObject[rest.length + 1];
    elements[0] = new OtpErlangAtom(tag);
    System.arraycopy(rest, 0, elements, 1, rest.length);
    return new OtpErlangTuple(elements);
  }

  /** The length of a list, which may have come as a string; 0 of anything else. */
  static int length(OtpErlangObject term) {
    if (term instanceof OtpErlangString string) {
      return string.stringValue().length();
    }
    return term instanceof OtpErlangList list ? list.arity() : 0;
  }

  static boolean isTagged(OtpErlangObject term, String tag, int arity) {
    return term instanceof OtpErlangTuple tuple
        && tuple.arity() == arity
        && tuple.elementAt(0).equals(new OtpErlangAtom(tag));
  }
}
