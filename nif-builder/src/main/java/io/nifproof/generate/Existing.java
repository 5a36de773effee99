package io.nifproof.generate;

/** What becomes of files that exist where a new project wants its own. */
public enum Existing {
  /** They stay, and nothing is written. */
  KEEP,
  /** They are replaced; folders are not. */
  REPLACE
}
