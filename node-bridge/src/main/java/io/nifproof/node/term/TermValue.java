package io.nifproof.node.term;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangBitstr;
import com.ericsson.otp.erlang.OtpErlangDouble;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangMap;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangString;
import com.ericsson.otp.erlang.OtpErlangTuple;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The value of a term, of whichever JInterface class: two are equal exactly when Erlang's {@code
 * =:=} says so.
 */
sealed interface TermValue {
  /** An integer of any size. */
  record Whole(BigInteger value) implements TermValue {}

  /** A float, by its bits. */
  record Real(long bits) implements TermValue {}

  /** An atom. */
  record Name(String name) implements TermValue {}

  /** A list: its elements and what follows the last, the empty list's own value when proper. */
  record Sequence(List<TermValue> elements, TermValue tail) implements TermValue {}

  /** The empty list. */
  record Nil() implements TermValue {}

  /** A tuple. */
  record Tuple(List<TermValue> elements) implements TermValue {}

  /** A map. */
  record Table(Map<TermValue, TermValue> entries) implements TermValue {}

  /** A binary or bit string. */
  record Bits(ByteBuffer bytes, int unused) implements TermValue {}

  /** A pid, port, reference or fun: JInterface's own comparison serves. */
  record Other(OtpErlangObject term) implements TermValue {}

  static TermValue of(OtpErlangObject term) {
    if (term instanceof OtpErlangLong whole) {
      return new Whole(whole.bigIntegerValue());
    }
    if (term instanceof OtpErlangDouble real) {
      return new Real(Double.doubleToLongBits(real.doubleValue()));
    }
    if (term instanceof OtpErlangAtom atom) {
      return new Name(atom.atomValue());
    }
    if (term instanceof OtpErlangString || term instanceof OtpErlangList) {
      return sequence(term);
    }
    if (term instanceof OtpErlangTuple tuple) {
      return new Tuple(Arrays.stream(tuple.elements()).map(TermValue::of).toList());
    }
    if (term instanceof OtpErlangMap map) {
      Map<TermValue, TermValue> entries = new HashMap<>();
      map.entrySet().forEach(entry -> entries.put(of(entry.getKey()), of(entry.getValue())));
      return new Table(entries);
    }
    if (term instanceof OtpErlangBitstr bits) {
      return new Bits(ByteBuffer.wrap(bits.binaryValue()), bits.pad_bits());
    }
    return new Other(term);
  }

  private static TermValue sequence(OtpErlangObject term) {
    List<TermValue> elements = new ArrayList<>();
    OtpErlangObject rest = term;
    while (rest != null) {
      if (rest instanceof OtpErlangString string) {
        for (int point : OtpErlangString.stringToCodePoints(string.stringValue())) {
          elements.add(new Whole(BigInteger.valueOf(point)));
        }
        rest = null;
      } else if (rest instanceof OtpErlangList list) {
        for (OtpErlangObject element : list.elements()) {
          elements.add(of(element));
        }
        rest = list.getLastTail();
      } else {
        return new Sequence(elements, of(rest));
      }
    }
    return elements.isEmpty() ? new Nil() : new Sequence(elements, new Nil());
  }
}
