package io.nifproof.node.crash;

import io.nifproof.node.Access;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * Tells a load from a store by the instruction: Arm ARM, section C4.1, "Loads and Stores". What
 * does both, such as an atomic addition, stays unknown.
 */
final class Arm64Access {
  private Arm64Access() {}

  /**
   * The kind of access.
   *
   * @param code the bytes at the instruction, in hexadecimal
   */
  static Access of(String code) {
    if (code.length() < 8) {
      return Access.UNKNOWN;
    }
    byte[] bytes = HexFormat.of().parseHex(code, 0, 8);
    int word = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if ((word & 0xffffffe0) == 0xd50b7420) { // dc zva: clears a cache line, as memset does
      return Access.WRITE;
    }
    if ((word & 0x0a000000) != 0x08000000) {
      return Access.UNKNOWN;
    }
    return switch (word >>> 27 & 7) {
      case 5 -> load(word, 22); // pairs
      case 3 ->
          (word & 0x01000000) == 0 ? Access.READ : Access.UNKNOWN; // relative to the instruction
      case 7 -> single(word);
      default -> exclusiveOrVector(word);
    };
  }

  private static Access load(int word, int bit) {
    return (word >>> bit & 1) == 1 ? Access.READ : Access.WRITE;
  }

  /** With one register. Atomic operations and those with pointer authentication look alike. */
  private static Access single(int word) {
    boolean offset = (word & 0x01000000) != 0;
    boolean indexed = (word & 0x00200000) == 0;
    boolean byRegister = (word & 0x00200c00) == 0x00200800;
    if (!offset && !indexed && !byRegister) {
      return Access.UNKNOWN;
    }
    boolean vector = (word & 0x04000000) != 0;
    boolean prefetch = !vector && (word >>> 30) == 3 && (word >>> 22 & 3) == 2;
    if (prefetch) {
      return Access.UNKNOWN;
    }
    return vector ? load(word, 22) : (word >>> 22 & 3) == 0 ? Access.WRITE : Access.READ;
  }

  /** Compare-and-swap shares the space of the exclusives, with bits 23 and 21 set. */
  private static Access exclusiveOrVector(int word) {
    boolean vector = (word & 0x04000000) != 0;
    boolean swap =
        !vector && (word & 0x00200000) != 0 && ((word & 0x00800000) != 0 || isPair(word));
    return swap ? Access.UNKNOWN : load(word, 22);
  }

  private static boolean isPair(int word) {
    return (word >>> 31) == 0;
  }
}
