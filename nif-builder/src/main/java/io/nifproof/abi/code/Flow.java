package io.nifproof.abi.code;

/** Where execution goes after an instruction. */
public sealed interface Flow {
  /** To an address of the file. */
  record Next(long address) implements Flow {}

  /** To what a register or a pointer holds. */
  record Jump(Value target) implements Flow {}

  /** To either of two addresses. */
  record Fork(long taken, long otherwise) implements Flow {}

  /** Into a function, then on. */
  record Call(Value target, long next) implements Flow {}

  /** Back to the caller with a value. */
  record Return(Value value) implements Flow {}

  /** Nowhere: the instruction traps. */
  record Trap() implements Flow {}

  /** Unknown. */
  record Stuck(String reason) implements Flow {}
}
