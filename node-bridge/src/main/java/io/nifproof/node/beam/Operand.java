package io.nifproof.node.beam;

/**
 * An operand in the compact term encoding: a tag in the lowest three bits, and a number.
 *
 * @param tag one of the constants
 * @param value its number; {@link #TOO_LARGE} when that is no word or, except for integers, is
 *     negative
 */
record Operand(int tag, long value) {
  static final int UNSIGNED = 0;
  static final int INTEGER = 1;
  static final int ATOM = 2;
  static final int X = 3;
  static final int Y = 4;
  static final int LABEL = 5;
  static final int EXTENDED = 7;

  static final long TOO_LARGE = -1;

  /** Numbers of the extended tag. */
  static final int LIST = 1;

  static final int FLOAT_REGISTER = 2;
  static final int ALLOCATION_LIST = 3;
  static final int LITERAL = 4;
  static final int TYPED_REGISTER = 5;

  private static final int LONGEST_SHORT_SIZE = 8;

  /** Reads one, without what follows an extended tag. */
  static Operand read(ByteCursor in) throws BeamFormatException {
    int first = in.u8();
    int tag = first & 7;
    if ((first & 0b01000) == 0) {
      return new Operand(tag, first >>> 4);
    }
    if ((first & 0b10000) == 0) {
      return new Operand(tag, (first >>> 5) << 8 | in.u8());
    }
    return new Operand(tag, readNumber(in, tag, readSize(in, first >>> 5)));
  }

  private static long readSize(ByteCursor in, int code) throws BeamFormatException {
    if (code < 7) {
      return code + 2L;
    }
    // A size may be long itself, but never so long that its own size would need the same way.
    int first = in.u8();
    if ((first & 7) != UNSIGNED || (first & 0b11111000) == 0b11111000) {
      throw in.bad("byte " + first + " as the size of a number, expected a small unsigned one");
    }
    if ((first & 0b01000) == 0) {
      return 9L + (first >>> 4);
    }
    if ((first & 0b10000) == 0) {
      return 9L + ((first >>> 5) << 8 | in.u8());
    }
    long size = readNumber(in, UNSIGNED, (first >>> 5) + 2L);
    if (size > Integer.MAX_VALUE || size < 0) {
      throw in.bad("a number of too many bytes");
    }
    return 9L + size;
  }

  private static long readNumber(ByteCursor in, int tag, long size) throws BeamFormatException {
    if (size > LONGEST_SHORT_SIZE) {
      in.skip(size);
      return TOO_LARGE;
    }
    long value = 0;
    for (byte b : in.bytes(size)) {
      value = value << 8 | (b & 0xff);
    }
    if (tag == INTEGER) {
      int unused = Long.SIZE - (int) size * Byte.SIZE;
      return value << unused >> unused;
    }
    return value < 0 ? TOO_LARGE : value;
  }

  /** Its value as an unsigned number below a limit. */
  int below(int wantedTag, int limit, ByteCursor in) throws BeamFormatException {
    if (tag != wantedTag || value < 0 || value >= limit) {
      throw in.bad(
          "operand " + this + ", expected tag " + wantedTag + " and a number below " + limit);
    }
    return (int) value;
  }
}
