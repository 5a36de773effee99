package io.nifproof.diagnose.code;

/**
 * The memory that an instruction goes to.
 *
 * @param base what its base register held; 0 without one
 * @param address the whole address
 * @param alignment what it must be a multiple of, in bytes; 1 for nothing
 */
public record MemoryOperand(long base, long address, int alignment) {
  /** Whether there can be memory at an address of x86-64: its upper bits are all the same. */
  public boolean possible() {
    return address >> 47 == 0 || address >> 47 == -1;
  }

  /** Whether the address is what the instruction asks for. */
  public boolean aligned() {
    return address % alignment == 0;
  }
}
