package io.nifproof.spec;

import java.math.BigInteger;

/** Integers in types. */
final class Integers {
  private Integers() {}

  static Type.IntegerRange range(long low, long high) {
    return new Type.IntegerRange(BigInteger.valueOf(low), BigInteger.valueOf(high));
  }

  /** A single integer, written as a constant expression. */
  static Type literal(Form form) throws RefusedTypeException {
    BigInteger value = value(form);
    return checked(value, value);
  }

  static Type range(Form low, Form high) throws RefusedTypeException {
    return checked(value(low), value(high));
  }

  private static Type checked(BigInteger low, BigInteger high) throws RefusedTypeException {
    boolean signed = low.compareTo(Type.INT64_MIN) >= 0 && high.compareTo(Type.INT64_MAX) <= 0;
    boolean unsigned = low.signum() >= 0 && high.compareTo(Type.UINT64_MAX) <= 0;
    if (!signed && !unsigned) {
      throw new RefusedTypeException(
          "`" + low + ".." + high + "` does not fit 64 bits, with a sign or without",
          "mark a type for it, as in -nifproof([{big_integer, [number/0]}])");
    }
    return new Type.IntegerRange(low, high);
  }

  private static BigInteger value(Form form) throws RefusedTypeException {
    switch (form.tag()) {
      case "integer", "char":
        return form.integer(0);
      case "op":
        BigInteger left = value(form.node(1));
        return form.tuple().arity() == 4
            ? unary(form, left)
            : binary(form, left, value(form.node(2)));
      default:
        throw new RefusedTypeException("`" + TypeText.of(form) + "` is no constant integer", "");
    }
  }

  private static BigInteger unary(Form form, BigInteger value) throws RefusedTypeException {
    return switch (form.name(0)) {
      case "-" -> value.negate();
      case "+" -> value;
      case "bnot" -> value.not();
      default -> throw unknown(form);
    };
  }

  private static BigInteger binary(Form form, BigInteger left, BigInteger right)
      throws RefusedTypeException {
    try {
      return switch (form.name(0)) {
        case "+" -> left.add(right);
        case "-" -> left.subtract(right);
        case "*" -> left.multiply(right);
        case "div" -> left.divide(right);
        case "rem" -> left.remainder(right);
        case "band" -> left.and(right);
        case "bor" -> left.or(right);
        case "bxor" -> left.xor(right);
        case "bsl" -> left.shiftLeft(Math.min(right.intValueExact(), 4096));
        case "bsr" -> left.shiftRight(right.intValueExact());
        default -> throw unknown(form);
      };
    } catch (ArithmeticException e) {
      throw unknown(form);
    }
  }

  private static RefusedTypeException unknown(Form form) {
    return new RefusedTypeException("`" + TypeText.of(form) + "` is no constant integer", "");
  }
}
