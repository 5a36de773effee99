package io.nifproof.abi.code;

import java.util.Optional;

/** Knows the code of one architecture. Immutable. */
public interface Processor {
  /** Prepares registers and stack as they are when a function begins. */
  void enter(Path path);

  /** Carries out the instruction at the path's address, in the path's state. */
  Flow step(Path path);

  /** Forgets what a called function may have changed. */
  void forgetAfterCall(Path path);

  /** How many bytes apart instructions may begin: 1 where they differ in length. */
  int unit();

  /** Whether the instruction that begins with these four bytes returns to its caller. */
  boolean returns(int word);

  /** Whether it sets the mode of floating-point arithmetic: rounding, flush-to-zero. */
  boolean setsFloatMode(int word);

  /**
   * The return that authenticates its address, as newer processors of the architecture have it and
   * older ones do not; empty when it has none.
   */
  Optional<SignedReturn> signedReturn();
}
