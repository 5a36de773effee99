package io.nifproof.node.beam;

import java.util.Arrays;

/** Reads big-endian values from bytes, never beyond their end. Not thread-safe. */
final class ByteCursor {
  private final byte[] data;
  private final String part;
  private int position;

  /**
   * Starts at the first byte.
   *
   * @param data what to read; not copied
   * @param part what it is called in messages, e.g. {@code chunk `Code`}
   */
  ByteCursor(byte[] data, String part) {
    this.data = data;
    this.part = part;
  }

  int position() {
    return position;
  }

  int remaining() {
    return data.length - position;
  }

  int u8() throws BeamFormatException {
    need(1);
    return data[position++] & 0xff;
  }

  int i32() throws BeamFormatException {
    return u16() << 16 | u16();
  }

  private int u16() throws BeamFormatException {
    return u8() << 8 | u8();
  }

  /** Takes the next {@code count} bytes. */
  byte[] bytes(long count) throws BeamFormatException {
    need(count);
    byte[] taken = Arrays.copyOfRange(data, position, position + (int) count);
    position += (int) count;
    return taken;
  }

  void skip(long count) throws BeamFormatException {
    need(count);
    position += (int) count;
  }

  /** Reads a table's size: not negative, and not more than the bytes left could hold. */
  int count(int entrySize) throws BeamFormatException {
    return checkedCount(i32(), entrySize);
  }

  /** Checks a table's size, so that nothing is allocated for entries that cannot be there. */
  int checkedCount(int count, int entrySize) throws BeamFormatException {
    if (count < 0 || (long) count * entrySize > remaining()) {
      throw bad("a table of " + count + " entries in " + remaining() + " bytes");
    }
    return count;
  }

  BeamFormatException bad(String what) {
    return new BeamFormatException(what, part + ", byte " + position);
  }

  private void need(long count) throws BeamFormatException {
    if (count < 0 || count > remaining()) {
      throw bad("needs " + count + " more bytes, but only " + remaining() + " are left");
    }
  }
}
