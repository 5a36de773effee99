package io.nifproof.node.beam;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Collects big-endian values. Not thread-safe. */
final class ByteWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ByteWriter i32(int value) {
    out.write(value >>> 24);
    out.write(value >>> 16);
    out.write(value >>> 8);
    out.write(value);
    return this;
  }

  ByteWriter u8(int value) {
    out.write(value);
    return this;
  }

  ByteWriter bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  ByteWriter ascii(String text) {
    return bytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Writes an operand in the compact term encoding; for numbers from 0 on. */
  ByteWriter operand(int tag, int value) {
    if (value < 16) {
      return u8(value << 4 | tag);
    }
    if (value < 0x800) {
      return u8((value >>> 8) << 5 | 0b01000 | tag).u8(value);
    }
    return u8(2 << 5 | 0b11000 | tag).i32(value);
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
