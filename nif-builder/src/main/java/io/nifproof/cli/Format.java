package io.nifproof.cli;

/** How a command writes its result. */
enum Format {
  /** For people. */
  TEXT,
  /** For programs; versioned. */
  JSON
}
