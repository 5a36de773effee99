package io.nifproof.abi.amd64;

import io.nifproof.abi.code.Path;
import java.util.Optional;

/**
 * Takes x86-64 instructions apart: those that compilers use in plain functions. Encodings are from
 * the Intel 64 manual, volume 2, chapter 2 and appendix A.
 */
final class Amd64Decoder {
  private static final int LONGEST = 15;

  private final Path path;
  private int at;
  private int rex;
  private int repeat;
  private boolean narrow;
  private boolean local;
  private boolean failed;

  private Amd64Decoder(Path path) {
    this.path = path;
  }

  /** The instruction at the path's address; empty when it is unknown or not wholly there. */
  static Optional<Amd64Instruction> decode(Path path) {
    return new Amd64Decoder(path).instruction();
  }

  private Optional<Amd64Instruction> instruction() {
    int opcode = prefixes();
    if (opcode == 0x0f) {
      opcode = 0x0f00 | next();
    }
    int immediate = Amd64Shape.immediate(opcode, narrow, (rex & 8) != 0);
    Amd64Instruction.Operand operand = Amd64Instruction.Operand.none((rex & 1) != 0);
    if (Amd64Shape.hasOperand(opcode)) {
      operand = operand();
      immediate = Amd64Shape.immediate(opcode, operand.operation(), immediate, narrow);
    }
    long value = number(Math.max(0, immediate));
    if (failed || immediate == Amd64Shape.UNKNOWN || at > LONGEST) {
      return Optional.empty();
    }
    return Optional.of(
        new Amd64Instruction(
            path.address() + at, opcode, (rex & 8) != 0, repeat, local, operand, value));
  }

  private int prefixes() {
    while (at < LONGEST) {
      int code = next();
      switch (code) {
        case 0x66 -> narrow = true;
        case 0xf2, 0xf3 -> repeat = code;
        case 0x64, 0x65 -> local = true;
        case 0x2e, 0x3e, 0x26, 0x36 -> {}
        default -> {
          if ((code & 0xf0) != 0x40) {
            return code;
          }
          rex = code;
          return next();
        }
      }
    }
    failed = true;
    return 0;
  }

  private Amd64Instruction.Operand operand() {
    int modes = next();
    int mode = modes >>> 6;
    int register = (modes >>> 3 & 7) | (rex & 4) << 1;
    int low = modes & 7;
    if (mode == 3) {
      return new Amd64Instruction.Operand(register, low | (rex & 1) << 3, -1, -1, 1, 0);
    }
    int base = low | (rex & 1) << 3;
    int index = -1;
    int scale = 1;
    if (low == 4) {
      int sib = next();
      scale = 1 << (sib >>> 6);
      index = (sib >>> 3 & 7) | (rex & 2) << 2;
      index = index == 4 ? -1 : index;
      low = sib & 7;
      base = low | (rex & 1) << 3;
      if (low == 5 && mode == 0) {
        return new Amd64Instruction.Operand(register, -1, -1, index, scale, (int) number(4));
      }
    } else if (low == 5 && mode == 0) {
      base = Amd64Instruction.Operand.NEXT;
    }
    boolean far = mode == 2 || base == Amd64Instruction.Operand.NEXT;
    int displacement = (int) (far ? number(4) : number(mode));
    return new Amd64Instruction.Operand(register, -1, base, index, scale, displacement);
  }

  private int next() {
    int code = path.code(at++);
    failed |= code < 0;
    return Math.max(0, code);
  }

  /** A little-endian number of so many bytes, sign-extended. */
  private long number(int size) {
    long value = 0;
    for (int i = 0; i < size; i++) {
      value |= (long) next() << (8 * i);
    }
    int unused = 64 - 8 * size;
    return size == 0 ? 0 : value << unused >> unused;
  }
}
