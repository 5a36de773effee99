package io.nifproof.explain.text;

/**
 * Something that a crash text says.
 *
 * @param kind how sure and of what use
 * @param line the number of the line it rests on, from 1; 0 when it rests on the whole text
 * @param text what it says
 */
public record Statement(Kind kind, int line, String text) {
  /** The kinds, in the order in which they are told. */
  public enum Kind {
    /** True, if the line is. */
    PROVES,
    /** Likely, not proven. */
    SUGGESTS,
    /** Cannot be true, if the line is. */
    EXCLUDES,
    /** The next step. */
    TRY
  }
}
