package io.nifproof.cli.option;

/** How a command writes its result. */
public enum Format {
  /** For people. */
  TEXT,
  /** For programs; versioned. */
  JSON
}
