package io.nifproof.cli;

/** How an audit is written. */
enum AuditFormat {
  /** For people. */
  TEXT,
  /** For programs; versioned. */
  JSON,
  /** For code scanning services. */
  SARIF
}
