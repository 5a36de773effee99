package io.nifproof.generate.stub;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangBinary;
import com.ericsson.otp.erlang.OtpErlangBitstr;
import com.ericsson.otp.erlang.OtpErlangDouble;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangMap;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangPid;
import com.ericsson.otp.erlang.OtpErlangPort;
import com.ericsson.otp.erlang.OtpErlangRef;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.nifproof.spec.Type;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** Whether a term is of a type: the second opinion, which the generated C is held against. */
final class Fits {
  private final String node;

  /**
   * Judges terms as a node sees them.
   *
   * @param node whose processes are local
   */
  Fits(String node) {
    this.node = node;
  }

  boolean fits(Type type, OtpErlangObject term) {
    if (type instanceof Type.Named named) {
      return fits(named.type(), term);
    }
    if (type instanceof Type.IntegerRange range) {
      return term instanceof OtpErlangLong number && within(range, number.bigIntegerValue());
    }
    if (type instanceof Type.Bytes bytes) {
      return term instanceof OtpErlangBinary binary && sized(bytes, binary.size());
    }
    if (type instanceof Type.IoData data) {
      return data.listOnly() ? isList(term) && iodata(term) : iodata(term);
    }
    if (type instanceof Type.Text text) {
      return proper(term)
          && (!text.nonEmpty() || elements(term).length > 0)
          && Arrays.stream(elements(term)).allMatch(Fits::character);
    }
    if (type instanceof Type.Passed passed) {
      return passes(passed.kind(), term);
    }
    return atom(type, term) || composite(type, term);
  }

  private boolean atom(Type type, OtpErlangObject term) {
    if (type instanceof Type.BigNumber) {
      return term instanceof OtpErlangLong;
    }
    if (type instanceof Type.FloatingPoint) {
      return term instanceof OtpErlangDouble;
    }
    if (type instanceof Type.EmptyList) {
      return proper(term) && elements(term).length == 0;
    }
    if (type instanceof Type.Pid) {
      return term instanceof OtpErlangPid pid && pid.node().equals(node);
    }
    if (!(term instanceof OtpErlangAtom atom)) {
      return false;
    }
    String text = atom.atomValue();
    if (type instanceof Type.Truth) {
      return text.equals("true") || text.equals("false");
    }
    if (type instanceof Type.AtomLiteral literal) {
      return literal.atom().equals(text);
    }
    if (type instanceof Type.AtomEnum several) {
      return several.atoms().contains(text);
    }
    return type instanceof Type.Maybe maybe && maybe.absent().equals(text);
  }

  private boolean composite(Type type, OtpErlangObject term) {
    if (type instanceof Type.ListOf list) {
      return proper(term)
          && (!list.nonEmpty() || elements(term).length > 0)
          && Arrays.stream(elements(term)).allMatch(element -> fits(list.element(), element));
    }
    if (type instanceof Type.Tuple tuple) {
      return term instanceof OtpErlangTuple found && parts(tuple, found.elements());
    }
    if (type instanceof Type.Struct struct) {
      return term instanceof OtpErlangMap map && keys(struct, map);
    }
    if (type instanceof Type.MapOf map) {
      return term instanceof OtpErlangMap found
          && Arrays.stream(found.keys()).allMatch(key -> fits(map.key(), key))
          && Arrays.stream(found.values()).allMatch(value -> fits(map.value(), value));
    }
    if (type instanceof Type.Maybe maybe) {
      return fits(maybe.present(), term);
    }
    return type instanceof Type.Union union
        && union.types().stream().anyMatch(one -> fits(one, term));
  }

  private boolean parts(Type.Tuple tuple, OtpErlangObject[] parts) {
    List<Type.Field> fields = tuple.fields();
    boolean fits = parts.length == fields.size();
    for (int i = 0; fits && i < parts.length; i++) {
      fits = fits(fields.get(i).type(), parts[i]);
    }
    return fits;
  }

  private boolean keys(Type.Struct struct, OtpErlangMap map) {
    int known = 0;
    for (Type.Field field : struct.fields()) {
      OtpErlangObject value = map.get(new OtpErlangAtom(field.name()));
      if (value == null ? !field.optional() : !fits(field.type(), value)) {
        return false;
      }
      known += value == null ? 0 : 1;
    }
    return known == map.arity();
  }

  private static boolean within(Type.IntegerRange range, BigInteger value) {
    return range.low().compareTo(value) <= 0 && range.high().compareTo(value) >= 0;
  }

  private static boolean sized(Type.Bytes bytes, long size) {
    long more = size - bytes.least();
    return bytes.unit() == 0 ? more == 0 : more >= 0 && more % bytes.unit() == 0;
  }

  private static boolean passes(Type.Kind kind, OtpErlangObject term) {
    return switch (kind) {
      case TERM -> true;
      case ATOM -> term instanceof OtpErlangAtom;
      case REFERENCE -> term instanceof OtpErlangRef;
      case PORT -> term instanceof OtpErlangPort;
      case MAP -> term instanceof OtpErlangMap;
      case TUPLE -> term instanceof OtpErlangTuple;
      case BITSTRING -> term instanceof OtpErlangBitstr;
    };
  }

  private static boolean character(OtpErlangObject term) {
    return term instanceof OtpErlangLong number
        && within(Terms.CHARACTERS, number.bigIntegerValue())
        && (number.longValue() < 0xd800 || number.longValue() > 0xdfff);
  }

  private static boolean isList(OtpErlangObject term) {
    return term instanceof OtpErlangList;
  }

  private static boolean proper(OtpErlangObject term) {
    return term instanceof OtpErlangList list && list.isProper();
  }

  private static OtpErlangObject[] elements(OtpErlangObject term) {
    return ((OtpErlangList) term).elements();
  }

  /** Also improper lists whose tail is a binary. */
  private static boolean iodata(OtpErlangObject term) {
    if (term instanceof OtpErlangBinary) {
      return true;
    }
    return term instanceof OtpErlangList list
        && (list.isProper() || list.getLastTail() instanceof OtpErlangBinary)
        && Arrays.stream(list.elements()).allMatch(element -> isByte(element) || iodata(element));
  }

  private static boolean isByte(OtpErlangObject term) {
    return term instanceof OtpErlangLong number
        && number.bigIntegerValue().signum() >= 0
        && number.bigIntegerValue().bitLength() <= 8;
  }
}
