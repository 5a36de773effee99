package io.nifproof.node.beam;

import java.util.ArrayList;
import java.util.List;

/**
 * An instruction of the code chunk.
 *
 * @param opcode which
 * @param start where its opcode stands in the chunk
 * @param operands its first operands; no more than are ever looked at, for a list may be long
 */
record Instruction(int opcode, int start, List<Operand> operands) {
  private static final int KEPT = 3;

  Instruction {
    operands = List.copyOf(operands);
  }

  static Instruction read(ByteCursor in) throws BeamFormatException {
    int start = in.position();
    int opcode = in.u8();
    if (opcode < 1 || opcode > Opcodes.LAST) {
      throw in.bad(
          "opcode "
              + opcode
              + ", expected 1 to "
              + Opcodes.LAST
              + " (OTP "
              + Opcodes.RELEASE
              + ")");
    }
    List<Operand> operands = new ArrayList<>(KEPT);
    long expected = Opcodes.arity(opcode);
    for (long i = 0; i < expected; i++) {
      Operand operand = Operand.read(in);
      if (operand.tag() == Operand.EXTENDED) {
        expected += readExtended(in, operand, i + 1 == expected);
      }
      if (i < KEPT) {
        operands.add(operand);
      }
    }
    return new Instruction(opcode, start, operands);
  }

  /** Reads what follows an extended tag, and tells how many more operands a list brings. */
  private static int readExtended(ByteCursor in, Operand extended, boolean last)
      throws BeamFormatException {
    switch (extended.below(Operand.EXTENDED, Operand.TYPED_REGISTER + 1, in)) {
      case Operand.LIST -> {
        if (!last) {
          throw in.bad("a list, expected only as the last operand");
        }
        return unsigned(in, in.remaining());
      }
      case Operand.FLOAT_REGISTER, Operand.LITERAL -> unsigned(in, Integer.MAX_VALUE);
      case Operand.ALLOCATION_LIST -> {
        for (int left = unsigned(in, in.remaining()); left > 0; left--) {
          unsigned(in, Integer.MAX_VALUE);
          unsigned(in, Integer.MAX_VALUE);
        }
      }
      case Operand.TYPED_REGISTER -> {
        Operand register = Operand.read(in);
        if (register.tag() != Operand.X && register.tag() != Operand.Y) {
          throw in.bad(register + ", expected a register with a type");
        }
        unsigned(in, Integer.MAX_VALUE);
      }
      default -> throw in.bad("extended tag " + extended.value() + ", expected 1 to 5");
    }
    return 0;
  }

  private static int unsigned(ByteCursor in, int limit) throws BeamFormatException {
    return Operand.read(in).below(Operand.UNSIGNED, limit, in);
  }
}
