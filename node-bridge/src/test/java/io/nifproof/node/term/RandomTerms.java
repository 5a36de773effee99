package io.nifproof.node.term;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangBinary;
import com.ericsson.otp.erlang.OtpErlangBitstr;
import com.ericsson.otp.erlang.OtpErlangDouble;
import com.ericsson.otp.erlang.OtpErlangException;
import com.ericsson.otp.erlang.OtpErlangInt;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangMap;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangString;
import com.ericsson.otp.erlang.OtpErlangTuple;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Makes terms of all kinds that have a syntax; the same ones for the same seed. */
final class RandomTerms {
  private static final String LETTERS = "abz_@AZ09 \n\t\\'\"$%\u0000\u007f\u0085äßÿ÷×日ж😀\u001b";
  private static final String[] WORDS = {"ok", "end", "maybe", "a b", "", "Äh", "true", "ÿ", "fun"};

  private final Random random;

  RandomTerms(long seed) {
    random = new Random(seed);
  }

  OtpErlangObject term() {
    return term(4);
  }

  private OtpErlangObject term(int depth) {
    return switch (random.nextInt(depth > 0 ? 14 : 9)) {
      case 0 -> new OtpErlangLong(random.nextLong() >> random.nextInt(64));
      case 1 -> new OtpErlangInt(random.nextInt(256));
      case 2 ->
          new OtpErlangLong(new BigInteger(200, random).subtract(BigInteger.ONE.shiftLeft(199)));
      case 3 -> real();
      case 4 -> new OtpErlangAtom(WORDS[random.nextInt(WORDS.length)]);
      case 5 -> new OtpErlangAtom(text());
      case 6 -> new OtpErlangString(text());
      case 7 -> binary();
      case 8 -> new OtpErlangList();
      case 9, 10 -> list(depth);
      case 11, 12 -> new OtpErlangTuple(terms(random.nextInt(4), depth));
      default -> map(depth);
    };
  }

  private OtpErlangObject real() {
    double value = Double.longBitsToDouble(random.nextLong());
    boolean small = random.nextBoolean() || Double.isNaN(value) || Double.isInfinite(value);
    return new OtpErlangDouble(small ? random.nextInt(100) / 8.0 - 3 : value);
  }

  private OtpErlangObject binary() {
    if (random.nextBoolean()) {
      return new OtpErlangBinary(text().getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = new byte[1 + random.nextInt(5)];
    random.nextBytes(bytes);
    int unused = random.nextInt(8);
    bytes[bytes.length - 1] &= (byte) (0xff << unused);
    return unused == 0 ? new OtpErlangBinary(bytes) : new OtpErlangBitstr(bytes, unused);
  }

  private OtpErlangObject list(int depth) {
    OtpErlangObject[] elements = terms(1 + random.nextInt(4), depth);
    try {
      OtpErlangObject tail = random.nextInt(4) == 0 ? term(depth - 1) : null;
      boolean proper = tail instanceof OtpErlangList || tail instanceof OtpErlangString;
      return new OtpErlangList(elements, proper ? null : tail);
    } catch (OtpErlangException e) {
      throw new AssertionError(e);
    }
  }

  private OtpErlangObject map(int depth) {
    OtpErlangMap map = new OtpErlangMap();
    for (int i = random.nextInt(4); i > 0; i--) {
      OtpErlangObject key = term(depth - 1);
      boolean known = false;
      for (OtpErlangObject other : map.keys()) {
        known |= Terms.equal(key, other);
      }
      if (!known) {
        map.put(key, term(depth - 1));
      }
    }
    return map;
  }

  private OtpErlangObject[] terms(int count, int depth) {
    OtpErlangObject[] terms = new OtpErlangObject[count];
    for (int i = 0; i < count; i++) {
      terms[i] = term(depth - 1);
    }
    return terms;
  }

  private String text() {
    int[] letters = LETTERS.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }
}
