package io.nifproof.detect;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangException;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangString;
import com.ericsson.otp.erlang.OtpErlangTuple;
import java.util.List;
import java.util.Optional;

/** Erlang terms of a configuration, read without surprise: what is of another kind is nothing. */
final class ErlangValue {
  private ErlangValue() {}

  /** The elements of a proper list; none of anything else. */
  static List<OtpErlangObject> list(OtpErlangObject term) {
    return term instanceof OtpErlangList list ? List.of(list.elements()) : List.of();
  }

  /** The elements of a tuple; none of anything else. */
  static List<OtpErlangObject> tuple(OtpErlangObject term) {
    return term instanceof OtpErlangTuple tuple ? List.of(tuple.elements()) : List.of();
  }

  /** An atom's name or the characters of a string. */
  static Optional<String> text(OtpErlangObject term) {
    if (term instanceof OtpErlangAtom atom) {
      return Optional.of(atom.atomValue());
    }
    if (term instanceof OtpErlangString string) {
      return Optional.of(string.stringValue());
    }
    try {
      return term instanceof OtpErlangList list
          ? Optional.of(list.stringValue())
          : Optional.empty();
    } catch (OtpErlangException noString) {
      return Optional.empty();
    }
  }
}
