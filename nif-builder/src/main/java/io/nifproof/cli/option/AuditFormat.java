package io.nifproof.cli.option;

/** How an audit is written. */
public enum AuditFormat {
  /** For people. */
  TEXT,
  /** For programs; versioned. */
  JSON,
  /** For code scanning services. */
  SARIF
}
