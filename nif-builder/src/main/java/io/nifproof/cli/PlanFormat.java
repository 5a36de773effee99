package io.nifproof.cli;

/** How a plan is written. */
enum PlanFormat {
  TEXT,
  JSON,
  GITHUB
}
