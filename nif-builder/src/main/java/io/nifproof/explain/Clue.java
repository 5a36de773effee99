package io.nifproof.explain;

/** Knows one kind of evidence. Has no state. */
interface Clue {
  /** Adds what the text says by this kind of evidence. */
  void read(CrashText text, Statements statements);
}
