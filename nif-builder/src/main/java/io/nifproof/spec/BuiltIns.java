package io.nifproof.spec;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** The types that Erlang brings. */
final class BuiltIns {
  private static final long CHARACTERS = 0x10ffff;
  private static final Type TERM = new Type.Passed(Type.Kind.TERM);
  private static final Type ATOM = new Type.Passed(Type.Kind.ATOM);
  private static final Type INTEGER = new Type.IntegerRange(Type.INT64_MIN, Type.INT64_MAX);
  private static final Type NATURAL = new Type.IntegerRange(BigInteger.ZERO, Type.UINT64_MAX);

  /** Those without parameters. */
  static final Map<String, Type> NAMES =
      Map.ofEntries(
          Map.entry("any", TERM),
          Map.entry("term", TERM),
          Map.entry("dynamic", TERM),
          Map.entry("atom", ATOM),
          Map.entry("module", ATOM),
          Map.entry("node", ATOM),
          Map.entry("boolean", new Type.Truth()),
          Map.entry("integer", INTEGER),
          Map.entry("non_neg_integer", NATURAL),
          Map.entry("pos_integer", new Type.IntegerRange(BigInteger.ONE, Type.UINT64_MAX)),
          Map.entry("neg_integer", new Type.IntegerRange(Type.INT64_MIN, BigInteger.ONE.negate())),
          Map.entry("byte", Integers.range(0, 255)),
          Map.entry("arity", Integers.range(0, 255)),
          Map.entry("char", Integers.range(0, CHARACTERS)),
          Map.entry("float", new Type.FloatingPoint()),
          Map.entry("number", new Type.Union(List.of(INTEGER, new Type.FloatingPoint()))),
          Map.entry("timeout", new Type.Union(List.of(new Type.AtomLiteral("infinity"), NATURAL))),
          Map.entry("nonempty_binary", new Type.Bytes(1, 1)),
          Map.entry("bitstring", new Type.Passed(Type.Kind.BITSTRING)),
          Map.entry("iodata", new Type.IoData(false)),
          Map.entry("iolist", new Type.IoData(true)),
          Map.entry("string", new Type.Text(false)),
          Map.entry("nonempty_string", new Type.Text(true)),
          Map.entry("nil", new Type.EmptyList()),
          Map.entry("pid", new Type.Pid()),
          Map.entry("reference", new Type.Passed(Type.Kind.REFERENCE)),
          Map.entry("port", new Type.Passed(Type.Kind.PORT)),
          Map.entry(
              "mfa",
              new Type.Tuple(
                  List.of(
                      new Type.Field("module", ATOM, false),
                      new Type.Field("function", ATOM, false),
                      new Type.Field("arity", Integers.range(0, 255), false)))));

  private BuiltIns() {}

  /** Whether a form is {@code map()} or {@code tuple()} without parts. */
  static boolean isAny(Form form) {
    return form.name(1).equals("any");
  }

  /** The name that a spec gives a part; empty when it gives none. */
  static String annotation(Form form) {
    return form.tag().equals("ann_type") ? Form.of(Form.list(form.part(0)).get(0)).name(0) : "";
  }

  /** {@code <<_:M, _:_*N>>}, of whole bytes. */
  static Type binary(Form form, List<Form> parts) throws RefusedTypeException {
    long least = parts.get(0).integer(0).longValueExact();
    long unit = parts.get(1).integer(0).longValueExact();
    if (least == 0 && unit == 1) {
      return new Type.Passed(Type.Kind.BITSTRING);
    }
    if (least % Byte.SIZE != 0 || unit % Byte.SIZE != 0) {
      throw new RefusedTypeException(
          "`" + TypeText.of(form) + "` is not of whole bytes",
          "use sizes that are multiples of 8, or bitstring() to pass it through");
    }
    return new Type.Bytes(least / Byte.SIZE, unit / Byte.SIZE);
  }

  /** The same for a place that needs a value: a single atom is then one of one atom. */
  static Type valued(Type type) throws RefusedTypeException {
    Type bare = bare(type);
    if (bare instanceof Type.AtomLiteral literal) {
      return new Type.AtomEnum(List.of(literal.atom()));
    }
    if (!hasValue(bare)) {
      throw new RefusedTypeException(
          "a list or map of a type with one value only has nothing to tell C",
          "pass how many there are");
    }
    return type;
  }

  /** Without its names. */
  static Type bare(Type type) {
    return type instanceof Type.Named named ? bare(named.type()) : type;
  }

  /** Whether there is more than one value of the type, so that C needs one. */
  static boolean hasValue(Type type) {
    Type bare = bare(type);
    if (bare instanceof Type.Tuple tuple) {
      return tuple.fields().stream().anyMatch(field -> hasValue(field.type()));
    }
    if (bare instanceof Type.Struct struct) {
      return struct.fields().stream().anyMatch(field -> field.optional() || hasValue(field.type()));
    }
    return !(bare instanceof Type.AtomLiteral || bare instanceof Type.EmptyList);
  }
}
