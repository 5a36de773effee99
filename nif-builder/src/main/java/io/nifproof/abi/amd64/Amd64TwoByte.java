package io.nifproof.abi.amd64;

import io.nifproof.abi.code.Flow;
import io.nifproof.abi.code.Path;
import io.nifproof.abi.code.Value;

/** The opcodes that begin with 0f: jumps, conditional moves, and SSE as far as it moves memory. */
final class Amd64TwoByte {
  private static final int VECTOR = 16;

  Flow step(Path path, Amd64Instruction code) {
    int low = code.opcode() & 0xff;
    if (low >= 0x80 && low <= 0x8f) {
      return new Flow.Fork(code.next() + code.immediate(), code.next());
    }
    if (low == 0x0b) {
      return new Flow.Trap();
    }
    if (low >= 0x18 && low <= 0x1f) {
      return Amd64.next(code); // hints: endbr64, long nops, prefetches
    }
    if (low == 0xa2) {
      forget(path, 0, 1, 2, 3);
    } else if (low >= 0xc8 && low <= 0xcf) {
      forget(path, (low & 7) | code.operand().register());
    } else if (vectorStore(low, code)) {
      Amd64Operands.write(path, code, VECTOR, Value.unknown());
    } else if (writesOperand(low)) {
      int size = code.operand().memory() ? VECTOR : 1;
      Amd64Operands.write(path, code, size, Value.unknown());
    }
    if (writesRegister(low)) {
      forget(path, code.operand().register());
    }
    return Amd64.next(code);
  }

  private static void forget(Path path, int... registers) {
    for (int register : registers) {
      path.set(register, Value.unknown());
    }
  }

  /** Whether it stores a vector register: to memory, or with 7e to a general register. */
  private static boolean vectorStore(int low, Amd64Instruction code) {
    if (low == 0x7e && code.repeat() == 0) {
      return true;
    }
    return switch (low) {
      case 0x11, 0x13, 0x17, 0x29, 0x2b, 0x7f, 0xd6, 0xe7 -> code.operand().memory();
      default -> false;
    };
  }

  private static boolean writesOperand(int low) {
    return switch (low) {
      case 0xa4, 0xa5, 0xab, 0xac, 0xad, 0xb0, 0xb1, 0xb3, 0xba, 0xbb, 0xc0, 0xc1, 0xc3, 0xc7 ->
          true;
      default -> low >= 0x90 && low <= 0x9f;
    };
  }

  private static boolean writesRegister(int low) {
    return switch (low) {
      case 0x2c, 0x2d, 0x50, 0xaf, 0xb6, 0xb7, 0xb8, 0xbc, 0xbd, 0xbe, 0xbf, 0xc5, 0xd7 -> true;
      case 0xb0, 0xb1, 0xc0, 0xc1 -> true;
      default -> low >= 0x40 && low <= 0x4f;
    };
  }
}
