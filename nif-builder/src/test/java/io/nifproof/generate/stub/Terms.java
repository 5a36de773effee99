package io.nifproof.generate.stub;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangBinary;
import com.ericsson.otp.erlang.OtpErlangBitstr;
import com.ericsson.otp.erlang.OtpErlangDouble;
import com.ericsson.otp.erlang.OtpErlangException;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangMap;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangPid;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.nifproof.spec.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes terms by chance: of a type, nearly of it, or of any. */
final class Terms {
  static final Type.IntegerRange CHARACTERS =
      new Type.IntegerRange(BigInteger.ZERO, BigInteger.valueOf(0x10ffff));

  private static final int HUGE = 100_000;
  private static final List<String> ATOMS =
      List.of("", "ok", "error", "true", "undefined", "nil", "red", "Hello World", "é");

  private final Random random;
  private final List<OtpErlangObject> identifiers;

  /**
   * Takes the chance.
   *
   * @param identifiers a process, a reference and a port of the node
   */
  Terms(Random random, List<OtpErlangObject> identifiers) {
    this.random = random;
    this.identifiers = identifiers;
  }

  /** One of a type, of which something was changed half of the time. */
  OtpErlangObject near(Type type) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> of(type);
      case 4, 5, 6 -> changed(of(type));
      default -> any(3);
    };
  }

  OtpErlangObject of(Type type) {
    if (type instanceof Type.Named named) {
      return of(named.type());
    }
    if (type instanceof Type.IntegerRange range) {
      return new OtpErlangLong(integer(range.low(), range.high()));
    }
    if (type instanceof Type.BigNumber) {
      BigInteger big = new BigInteger(random.nextInt(random.nextInt(20) == 0 ? 5000 : 130), random);
      return new OtpErlangLong(random.nextBoolean() ? big : big.negate());
    }
    if (type instanceof Type.FloatingPoint) {
      return new OtpErlangDouble(real());
    }
    if (type instanceof Type.Truth) {
      return new OtpErlangAtom(random.nextBoolean());
    }
    if (type instanceof Type.AtomLiteral literal) {
      return new OtpErlangAtom(literal.atom());
    }
    if (type instanceof Type.AtomEnum several) {
      return new OtpErlangAtom(several.atoms().get(random.nextInt(several.atoms().size())));
    }
    if (type instanceof Type.Bytes bytes) {
      int more = bytes.unit() == 0 ? 0 : (int) bytes.unit() * size();
      return binary((int) bytes.least() + more);
    }
    return composite(type);
  }

  private OtpErlangObject composite(Type type) {
    if (type instanceof Type.IoData data) {
      return data.listOnly() || random.nextBoolean() ? iolist(3) : binary(size());
    }
    if (type instanceof Type.Text text) {
      return list((text.nonEmpty() ? 1 : 0) + size(), CHARACTERS);
    }
    if (type instanceof Type.ListOf list) {
      return list((list.nonEmpty() ? 1 : 0) + size(), list.element());
    }
    if (type instanceof Type.Tuple tuple) {
      return new OtpErlangTuple(
          tuple.fields().stream().map(field -> of(field.type())).toArray(OtpErlangObject[]::new));
    }
    if (type instanceof Type.Struct struct) {
      OtpErlangMap map = new OtpErlangMap();
      struct.fields().stream()
          .filter(field -> !field.optional() || random.nextBoolean())
          .forEach(field -> map.put(new OtpErlangAtom(field.name()), of(field.type())));
      return map;
    }
    if (type instanceof Type.MapOf map) {
      OtpErlangMap made = new OtpErlangMap();
      for (int i = size(); i > 0; i--) {
        made.put(of(map.key()), of(map.value()));
      }
      return made;
    }
    return choice(type);
  }

  private OtpErlangObject choice(Type type) {
    if (type instanceof Type.Maybe maybe) {
      return random.nextInt(3) == 0 ? new OtpErlangAtom(maybe.absent()) : of(maybe.present());
    }
    if (type instanceof Type.Union union) {
      return of(union.types().get(random.nextInt(union.types().size())));
    }
    if (type instanceof Type.Pid) {
      return identifiers.get(0);
    }
    if (type instanceof Type.EmptyList) {
      return new OtpErlangList();
    }
    Type.Kind kind = ((Type.Passed) type).kind();
    return switch (kind) {
      case TERM -> any(3);
      case ATOM -> atom();
      case REFERENCE -> identifiers.get(1);
      case PORT -> identifiers.get(2);
      case MAP -> new OtpErlangMap(new OtpErlangObject[] {any(1)}, new OtpErlangObject[] {any(1)});
      case TUPLE -> new OtpErlangTuple(new OtpErlangObject[] {any(2), any(2)});
      case BITSTRING -> random.nextBoolean() ? bits() : binary(size());
    };
  }

  /** Any term, also huge ones and improper lists. */
  OtpErlangObject any(int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      OtpErlangObject[] parts = {any(depth - 1), any(depth - 1)};
      return switch (random.nextInt(4)) {
        case 0 -> new OtpErlangList(parts);
        case 1 -> new OtpErlangTuple(parts);
        case 2 -> improper(parts);
        default ->
            new OtpErlangMap(new OtpErlangObject[] {parts[0]}, new OtpErlangObject[] {parts[1]});
      };
    }
    return switch (random.nextInt(300)) {
      case 0 -> list(HUGE, CHARACTERS);
      case 1 -> binary(HUGE);
      case 2 -> new OtpErlangLong(BigInteger.TWO.pow(HUGE));
      default -> small();
    };
  }

  private OtpErlangObject small() {
    return switch (random.nextInt(11)) {
      case 0 -> new OtpErlangLong(random.nextInt(40) - 10L);
      case 1 -> new OtpErlangLong(BigInteger.TWO.pow(63 + random.nextInt(3)));
      case 2 ->
          new OtpErlangLong(
              BigInteger.TWO.pow(63).negate().subtract(BigInteger.valueOf(random.nextInt(2))));
      case 3 -> new OtpErlangDouble(real());
      case 4 -> atom();
      case 5 -> binary(size());
      case 6 -> bits();
      case 7 -> new OtpErlangList();
      case 8 -> new OtpErlangTuple(new OtpErlangObject[0]);
      case 9 -> new OtpErlangPid("elsewhere@127.0.0.1", 1, 1, 1);
      default -> identifiers.get(random.nextInt(identifiers.size()));
    };
  }

  /** The term with one part of it replaced, left out, or added. */
  private OtpErlangObject changed(OtpErlangObject term) {
    if (term instanceof OtpErlangList list && list.arity() > 0 && random.nextInt(4) > 0) {
      return random.nextInt(3) == 0
          ? improper(list.elements())
          : new OtpErlangList(changed(list.elements()));
    }
    if (term instanceof OtpErlangTuple tuple && tuple.arity() > 0 && random.nextInt(4) > 0) {
      return new OtpErlangTuple(changed(tuple.elements()));
    }
    if (term instanceof OtpErlangMap map && map.arity() > 0 && random.nextInt(4) > 0) {
      OtpErlangMap other = new OtpErlangMap(map.keys(), changed(map.values(), map.arity()));
      if (random.nextInt(3) == 0) {
        other.put(random.nextBoolean() ? any(0) : map.keys()[0], any(0));
      } else if (random.nextInt(3) == 0) {
        other.remove(map.keys()[random.nextInt(map.arity())]);
      }
      return other;
    }
    if (term instanceof OtpErlangLong number && random.nextBoolean()) {
      return new OtpErlangLong(
          number.bigIntegerValue().add(BigInteger.valueOf(random.nextInt(41) - 20)));
    }
    return any(2);
  }

  private OtpErlangObject[] changed(OtpErlangObject[] parts) {
    return changed(
        parts, random.nextInt(3) == 0 ? parts.length + random.nextInt(3) - 1 : parts.length);
  }

  private OtpErlangObject[] changed(OtpErlangObject[] parts, int length) {
    OtpErlangObject[] other = Arrays.copyOf(parts, length);
    for (int i = parts.length; i < length; i++) {
      other[i] = parts[0];
    }
    if (length > 0 && random.nextInt(4) > 0) {
      int at = random.nextInt(length);
      other[at] = changed(other[at]);
    }
    return other;
  }

  private static OtpErlangObject improper(OtpErlangObject[] parts) {
    try {
      return new OtpErlangList(parts, new OtpErlangAtom("tail"));
    } catch (OtpErlangException e) {
      throw new AssertionError(e);
    }
  }

  private OtpErlangObject iolist(int depth) {
    List<OtpErlangObject> parts = new ArrayList<>();
    for (int i = size() / 2; i > 0; i--) {
      parts.add(
          switch (random.nextInt(depth > 0 ? 3 : 2)) {
            case 0 -> new OtpErlangLong(random.nextInt(256));
            case 1 -> binary(size());
            default -> iolist(depth - 1);
          });
    }
    return new OtpErlangList(parts.toArray(OtpErlangObject[]::new));
  }

  private OtpErlangObject list(int length, Type element) {
    OtpErlangObject[] elements = new OtpErlangObject[length];
    Arrays.setAll(elements, i -> of(element));
    return new OtpErlangList(elements);
  }

  private OtpErlangObject binary(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return new OtpErlangBinary(bytes);
  }

  private OtpErlangObject bits() {
    return new OtpErlangBitstr(new byte[] {(byte) (random.nextInt(256) & 0xf0)}, 4);
  }

  private OtpErlangObject atom() {
    return new OtpErlangAtom(ATOMS.get(random.nextInt(ATOMS.size())));
  }

  private int size() {
    return random.nextInt(30) == 0 ? 200 : random.nextInt(7);
  }

  private double real() {
    double[] edges = {0.0, -1.5, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 1e-300};
    return random.nextBoolean() ? edges[random.nextInt(edges.length)] : random.nextGaussian();
  }

  private BigInteger integer(BigInteger low, BigInteger high) {
    BigInteger span = high.subtract(low).add(BigInteger.ONE);
    return switch (random.nextInt(6)) {
      case 0 -> low;
      case 1 -> high;
      case 2 -> low.max(BigInteger.valueOf(random.nextInt(9) - 4L)).min(high);
      default -> low.add(new BigInteger(span.bitLength() + 8, random).mod(span));
    };
  }
}
