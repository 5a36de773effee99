package io.nifproof.abi.amd64;

/** Which x86-64 opcodes have a ModRM operand, and how many bytes of immediate. */
final class Amd64Shape {
  /** The opcode is not known here. */
  static final int UNKNOWN = -1;

  private Amd64Shape() {}

  static boolean hasOperand(int opcode) {
    if (opcode >= 0x0f00) {
      return twoByteOperand(opcode & 0xff);
    }
    if (opcode < 0x40) {
      return (opcode & 7) < 4;
    }
    return switch (opcode) {
      case 0x63, 0x69, 0x6b, 0xc0, 0xc1, 0xc6, 0xc7, 0xd0, 0xd1, 0xd2, 0xd3 -> true;
      case 0xf6, 0xf7, 0xfe, 0xff -> true;
      default -> opcode >= 0x80 && opcode <= 0x8d && opcode != 0x8c && opcode != 0x82;
    };
  }

  private static boolean twoByteOperand(int low) {
    return (low >= 0x10 && low <= 0x1f)
        || (low >= 0x28 && low <= 0x2f)
        || (low >= 0x40 && low <= 0x7f && low != 0x77)
        || (low >= 0x90 && low <= 0x9f)
        || (low >= 0xa3 && low <= 0xaf && low != 0xa8 && low != 0xa9 && low != 0xaa)
        || (low >= 0xb0 && low <= 0xc7)
        || low >= 0xd0;
  }

  /** The size of the immediate as far as the opcode alone tells, or {@link #UNKNOWN}. */
  static int immediate(int opcode, boolean narrow, boolean wide) {
    if (opcode >= 0x0f00) {
      return twoByteImmediate(opcode & 0xff);
    }
    int full = narrow ? 2 : 4;
    if (opcode < 0x40) {
      return switch (opcode & 7) {
        case 4 -> 1;
        case 5 -> full;
        case 6, 7 -> UNKNOWN;
        default -> 0;
      };
    }
    if (opcode >= 0xb8 && opcode <= 0xbf) {
      return wide ? 8 : full;
    }
    if ((opcode >= 0x70 && opcode <= 0x7f) || (opcode >= 0xb0 && opcode <= 0xb7)) {
      return 1;
    }
    return switch (opcode) {
      case 0x6a, 0x6b, 0x80, 0x83, 0xa8, 0xc0, 0xc1, 0xc6, 0xeb -> 1;
      case 0xc2 -> 2;
      case 0xe8, 0xe9 -> 4;
      case 0x68, 0x69, 0x81, 0xa9, 0xc7 -> full;
      case 0x63, 0x90, 0x98, 0x99, 0xc3, 0xc9, 0xcc, 0xf6, 0xf7, 0xfe, 0xff -> 0;
      case 0xd0, 0xd1, 0xd2, 0xd3 -> 0;
      default -> common(opcode);
    };
  }

  /** Pushes, pops, exchanges, tests and moves between registers and memory. */
  private static int common(int opcode) {
    boolean stack = opcode >= 0x50 && opcode <= 0x5f;
    boolean move = opcode >= 0x84 && opcode <= 0x8d && opcode != 0x8c;
    boolean exchange = opcode >= 0x91 && opcode <= 0x97;
    return stack || move || exchange ? 0 : UNKNOWN;
  }

  private static int twoByteImmediate(int low) {
    if (low >= 0x80 && low <= 0x8f) {
      return 4;
    }
    if (low == 0x0b || low == 0x77 || low == 0xa2 || (low >= 0xc8 && low <= 0xcf)) {
      return 0;
    }
    if (low == 0x38 || low == 0x3a || !twoByteOperand(low)) {
      return UNKNOWN;
    }
    return switch (low) {
      case 0x70, 0x71, 0x72, 0x73, 0xa4, 0xac, 0xba, 0xc2, 0xc4, 0xc5, 0xc6 -> 1;
      default -> 0;
    };
  }

  /** The size of the immediate once the operation that the operand selects is known. */
  static int immediate(int opcode, int operation, int before, boolean narrow) {
    boolean test = operation < 2;
    return switch (opcode) {
      case 0xf6 -> test ? 1 : 0;
      case 0xf7 -> test ? (narrow ? 2 : 4) : 0;
      default -> before;
    };
  }
}
