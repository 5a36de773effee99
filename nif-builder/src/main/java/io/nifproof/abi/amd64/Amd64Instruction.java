package io.nifproof.abi.amd64;

/**
 * One x86-64 instruction, taken apart.
 *
 * @param next the address after it
 * @param opcode its opcode; those of the two-byte map have 0x0f00 added
 * @param wide whether its operands have 64 bits
 * @param repeat the prefix f2 or f3, or 0
 * @param local whether it addresses thread-local memory (a prefix fs or gs)
 * @param operand its ModRM operand
 * @param immediate its immediate, sign-extended, or the offset of a jump
 */
record Amd64Instruction(
    long next,
    int opcode,
    boolean wide,
    int repeat,
    boolean local,
    Operand operand,
    long immediate) {

  /**
   * A ModRM operand.
   *
   * @param register the register that the reg field names, or the operation it selects
   * @param direct the register that is the operand, or -1 when memory is
   * @param base the base register of the memory, {@link #NO_REGISTER} or {@link #NEXT}
   * @param index the index register, or {@link #NO_REGISTER}
   * @param scale what the index is multiplied with
   * @param displacement what is added
   */
  record Operand(int register, int direct, int base, int index, int scale, int displacement) {
    static final int NO_REGISTER = -1;
    static final int NEXT = -2;

    /**
     * What stands for an operand that is not there: opcodes like push name a register in their
     * lower bits, to which the prefix REX.B adds 8.
     */
    static Operand none(boolean upper) {
      return new Operand(upper ? 8 : 0, NO_REGISTER, NO_REGISTER, NO_REGISTER, 1, 0);
    }

    boolean memory() {
      return direct == NO_REGISTER;
    }

    /** The operation that the reg field selects. */
    int operation() {
      return register & 7;
    }
  }
}
