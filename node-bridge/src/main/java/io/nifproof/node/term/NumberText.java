package io.nifproof.node.term;

import com.ericsson.otp.erlang.OtpErlangDouble;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangObject;
import java.math.BigInteger;

/** Reads integers and floats. */
final class NumberText {
  /** Java's conversion of decimals takes quadratic time; the VM's own limit is far higher. */
  private static final int MOST_DIGITS = 10_000;

  private final TermCursor in;

  NumberText(TermCursor in) {
    this.in = in;
  }

  /** Whether a number starts here, with its sign. */
  boolean starts() {
    return in.peek() == '-'
        || in.peek() == '+'
        || in.peek() == '$'
        || Characters.isDigit(in.peek());
  }

  OtpErlangObject number() throws TermSyntaxException {
    boolean negative = sign();
    if (in.peek() == '$') {
      return whole(BigInteger.valueOf(character()), negative);
    }
    int start = in.position();
    String digits = digits(10);
    if (in.accept("#")) {
      return whole(based(start, digits), negative);
    }
    if (isFraction()) {
      return real(start, digits, negative);
    }
    return whole(new BigInteger(digits), negative);
  }

  /** Reads an integer. */
  BigInteger integer() throws TermSyntaxException {
    int start = in.position();
    if (starts() && number() instanceof OtpErlangLong number) {
      return number.bigIntegerValue();
    }
    throw in.badAt(start, "an integer");
  }

  private boolean sign() {
    boolean negative = in.accept("-");
    if (negative || in.accept("+")) {
      in.skipBlank();
    }
    return negative;
  }

  private int character() throws TermSyntaxException {
    in.expect("$");
    return new QuotedText(in).character("a character");
  }

  private BigInteger based(int start, String digits) throws TermSyntaxException {
    int base = digits.length() < 3 ? Integer.parseInt(digits) : 0;
    if (base < Character.MIN_RADIX || base > Character.MAX_RADIX) {
      throw in.badAt(start, "a base from 2 to 36 before `#`");
    }
    return new BigInteger(digits(base), base);
  }

  /** Reads digits, which may have single underscores between them. */
  private String digits(int base) throws TermSyntaxException {
    int start = in.position();
    StringBuilder digits = new StringBuilder();
    while (isDigit(in.peek(), base)) {
      digits.appendCodePoint(in.next(""));
      int behind = in.position();
      if (in.accept("_") && !isDigit(in.peek(), base)) {
        in.back(behind);
        break;
      }
      if (digits.length() > MOST_DIGITS) {
        throw in.badAt(start, "a number of up to " + MOST_DIGITS + " digits");
      }
    }
    if (digits.isEmpty()) {
      throw in.bad("a digit of base " + base);
    }
    return digits.toString();
  }

  private static boolean isDigit(int point, int base) {
    return point < 0x80 && point >= 0 && Character.digit(point, base) >= 0;
  }

  /** Whether a dot with a digit follows: a dot alone ends the term. */
  private boolean isFraction() {
    int start = in.position();
    boolean fraction = in.accept(".") && Characters.isDigit(in.peek());
    in.back(start);
    return fraction;
  }

  private OtpErlangObject real(int start, String digits, boolean negative)
      throws TermSyntaxException {
    in.expect(".");
    StringBuilder text = new StringBuilder(digits).append('.').append(digits(10));
    if (in.accept("e") || in.accept("E")) {
      text.append('e');
      if (in.accept("-")) {
        text.append('-');
      } else {
        in.accept("+");
      }
      text.append(digits(10));
    }
    double value = Double.parseDouble(text.toString());
    if (Double.isInfinite(value)) {
      throw in.badAt(start, "a float of up to 64 bits");
    }
    return new OtpErlangDouble(negative ? -value : value);
  }

  private static OtpErlangLong whole(BigInteger value, boolean negative) {
    return new OtpErlangLong(negative ? value.negate() : value);
  }
}
