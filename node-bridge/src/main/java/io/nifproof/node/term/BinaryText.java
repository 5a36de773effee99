package io.nifproof.node.term;

import com.ericsson.otp.erlang.OtpErlangBinary;
import com.ericsson.otp.erlang.OtpErlangBitstr;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Reads binaries and bit strings: integers, with sizes or without, and strings. */
final class BinaryText {
  private static final int LARGEST_SEGMENT = 1 << 16;

  private final TermCursor in;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int unfinished;
  private int unfinishedBits;

  BinaryText(TermCursor in) {
    this.in = in;
  }

  /** Reads up to {@code >>}; {@code <<} is taken already. */
  OtpErlangBitstr binary() throws TermSyntaxException {
    in.skipBlank();
    if (!in.accept(">>")) {
      do {
        in.skipBlank();
        segment();
        in.skipBlank();
      } while (in.accept(","));
      if (!in.accept(">>")) {
        throw in.bad("`,` or `>>`");
      }
    }
    if (unfinishedBits == 0) {
      return new OtpErlangBinary(bytes.toByteArray());
    }
    int unused = Byte.SIZE - unfinishedBits;
    bytes.write(unfinished << unused);
    return new OtpErlangBitstr(bytes.toByteArray(), unused);
  }

  private void segment() throws TermSyntaxException {
    int start = in.position();
    if (in.accept("\"")) {
      string(start, new QuotedText(in).until('"'));
      return;
    }
    BigInteger value = new NumberText(in).integer();
    in.skipBlank();
    int size = in.accept(":") ? size() : Byte.SIZE;
    int needed = value.bitLength() + (value.signum() < 0 ? 1 : 0);
    if (needed > size) {
      throw in.badAt(start, "an integer of " + size + " bits");
    }
    for (int bit = size - 1; bit >= 0; bit--) {
      write(value.testBit(bit) ? 1 : 0, 1);
    }
  }

  private int size() throws TermSyntaxException {
    in.skipBlank();
    int start = in.position();
    BigInteger size = new NumberText(in).integer();
    if (size.signum() < 0 || size.compareTo(BigInteger.valueOf(LARGEST_SEGMENT)) > 0) {
      throw in.badAt(start, "a size of 0 to " + LARGEST_SEGMENT + " bits");
    }
    return size.intValueExact();
  }

  private void string(int start, String text) throws TermSyntaxException {
    in.skipBlank();
    boolean utf8 = in.accept("/utf8");
    if (!utf8 && text.codePoints().anyMatch(point -> point > 0xff)) {
      throw in.badAt(start, "characters up to 255, or `/utf8` behind the string");
    }
    for (byte b : text.getBytes(utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1)) {
      write(b & 0xff, Byte.SIZE);
    }
  }

  private void write(int value, int bits) {
    unfinished = unfinished << bits | value;
    unfinishedBits += bits;
    if (unfinishedBits >= Byte.SIZE) {
      unfinishedBits -= Byte.SIZE;
      bytes.write(unfinished >>> unfinishedBits);
      unfinished &= (1 << unfinishedBits) - 1;
    }
  }
}
