package io.nifproof.spec;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangString;
import com.ericsson.otp.erlang.OtpErlangTuple;
import java.math.BigInteger;
import java.util.List;

/**
 * A node of the abstract format: {@code {Tag, Anno, …}}. See "The Abstract Format" in OTP's own
 * manual of erts.
 *
 * @param tuple as the compiler wrote it
 */
record Form(OtpErlangTuple tuple) {
  /** The node that a term is. */
  static Form of(OtpErlangObject term) {
    return term instanceof OtpErlangTuple tuple && tuple.arity() >= 2
        ? new Form(tuple)
        : new Form(new OtpErlangTuple(new OtpErlangObject[] {new OtpErlangAtom("unknown"), term}));
  }

  /** What kind of node it is; {@code unknown} for what is none. */
  String tag() {
    return atom(tuple.elementAt(0));
  }

  /** Its line; 0 when the compiler does not say, as for parts of Elixir's types. */
  int line() {
    OtpErlangObject anno = tuple.elementAt(1);
    if (anno instanceof OtpErlangTuple pair && pair.arity() > 0) {
      anno = pair.elementAt(0);
    }
    if (anno instanceof OtpErlangList list) {
      for (OtpErlangObject entry : list) {
        if (entry instanceof OtpErlangTuple pair && atom(pair.elementAt(0)).equals("location")) {
          return new Form(new OtpErlangTuple(new OtpErlangObject[] {entry, pair.elementAt(1)}))
              .line();
        }
      }
    }
    return anno instanceof OtpErlangLong number ? (int) number.longValue() : 0;
  }

  /** The part behind tag and line, counted from 0. */
  OtpErlangObject part(int index) {
    return index + 2 < tuple.arity() ? tuple.elementAt(index + 2) : new OtpErlangAtom("undefined");
  }

  /** A part that is a node itself. */
  Form node(int index) {
    return of(part(index));
  }

  /** A part that is a list of nodes; empty when it is none, as the {@code any} of a tuple. */
  List<Form> nodes(int index) {
    return list(part(index)).stream().map(Form::of).toList();
  }

  /** A part that is an atom; empty when it is none. */
  String name(int index) {
    return atom(part(index));
  }

  /** A part that is an integer. */
  BigInteger integer(int index) {
    return part(index) instanceof OtpErlangLong number ? number.bigIntegerValue() : BigInteger.ZERO;
  }

  static String atom(OtpErlangObject term) {
    return term instanceof OtpErlangAtom atom ? atom.atomValue() : "";
  }

  /** The elements of a list; a list of small integers comes as a string. */
  static List<OtpErlangObject> list(OtpErlangObject term) {
    if (term instanceof OtpErlangList list) {
      return List.of(list.elements());
    }
    if (term instanceof OtpErlangString string) {
      return string
          .stringValue()
          .codePoints()
          .<OtpErlangObject>mapToObj(OtpErlangLong::new)
          .toList();
    }
    return List.of();
  }
}
