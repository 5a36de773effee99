package io.nifproof.elf.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a file, little-endian; every access is checked against the end of the file. */
public final class Bytes {
  private final ByteBuffer buffer;

  public Bytes(ByteBuffer content) {
    this.buffer = content.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  public int size() {
    return buffer.limit();
  }

  public boolean has(long at, long length) {
    return at >= 0 && length >= 0 && length <= size() && at <= size() - length;
  }

  public int u8(long at) throws ElfFormatException {
    return Byte.toUnsignedInt(buffer.get(checked(at, 1)));
  }

  public int u16(long at) throws ElfFormatException {
    return Short.toUnsignedInt(buffer.getShort(checked(at, 2)));
  }

  public int i32(long at) throws ElfFormatException {
    return buffer.getInt(checked(at, 4));
  }

  public long u32(long at) throws ElfFormatException {
    return Integer.toUnsignedLong(buffer.getInt(checked(at, 4)));
  }

  public long i64(long at) throws ElfFormatException {
    return buffer.getLong(checked(at, 8));
  }

  /** A number of 4 (unsigned) or 8 bytes, at a place known to have them. */
  long number(long at, int length) {
    return length == 8 ? buffer.getLong((int) at) : Integer.toUnsignedLong(buffer.getInt((int) at));
  }

  /** Where the first NUL byte is at or after a place and below a limit; -1 when there is none. */
  public int nul(long from, long limit) {
    int end = clamped(limit);
    for (int i = clamped(from); i < end; i++) {
      if (buffer.get(i) == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The byte at a place, or another value outside the file. */
  public int byteOr(long at, int other) {
    return has(at, 1) ? Byte.toUnsignedInt(buffer.get((int) at)) : other;
  }

  /**
   * Where a text followed by a NUL byte begins, at or after a place and below a limit; or -1. Skips
   * ahead by what the byte under the text's end allows (Horspool's search).
   */
  long find(String text, long from, long limit) {
    byte[] wanted = (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
    int last = wanted.length - 1;
    int[] skip = new int[256];
    Arrays.fill(skip, wanted.length);
    for (int i = 0; i < last; i++) {
      skip[Byte.toUnsignedInt(wanted[i])] = last - i;
    }
    int end = clamped(limit);
    for (long at = clamped(from) + (long) last; at < end; ) {
      byte under = buffer.get((int) at);
      if (under == 0
          && buffer.get((int) at - last) == wanted[0]
          && matches((int) at - last, wanted)) {
        return at - last;
      }
      at += skip[Byte.toUnsignedInt(under)];
    }
    return -1;
  }

  /** Whether a text followed by a NUL byte is at a place. */
  public boolean is(long at, String text) {
    byte[] wanted = (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
    return has(at, wanted.length) && buffer.get((int) at) == wanted[0] && matches((int) at, wanted);
  }

  private boolean matches(int at, byte[] wanted) {
    for (int i = 1; i < wanted.length; i++) {
      if (buffer.get(at + i) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** Bytes as Latin-1 characters, cut at the end of the file. */
  public String latin1(long from, long length) {
    int start = clamped(from);
    byte[] copy = new byte[(int) Math.max(0, Math.min(length, size() - start))];
    buffer.get(start, copy);
    return new String(copy, StandardCharsets.ISO_8859_1);
  }

  /** A place, moved into the file when it is outside. */
  private int clamped(long at) {
    return (int) Math.max(0, Math.min(at, size()));
  }

  private int checked(long at, int length) throws ElfFormatException {
    if (!has(at, length)) {
      throw new ElfFormatException(
          at, "the file ends at " + size() + " bytes, expected " + length + " more here");
    }
    return (int) at;
  }
}
