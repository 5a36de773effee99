package io.nifproof.explain.text;

/** Knows one kind of evidence. Has no state. */
public interface Clue {
  /** Adds what the text says by this kind of evidence. */
  void read(ReportedText text, Statements statements);
}
