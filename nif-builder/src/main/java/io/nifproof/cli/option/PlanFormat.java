package io.nifproof.cli.option;

/** How a plan is written. */
public enum PlanFormat {
  TEXT,
  JSON,
  GITHUB
}
