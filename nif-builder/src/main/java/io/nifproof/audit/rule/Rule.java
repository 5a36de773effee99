package io.nifproof.audit.rule;

import io.nifproof.finding.Findings;

/** Judges facts of a library. Has no state, parses no bytes, and never throws because of them. */
public interface Rule {
  /** Adds what it finds. */
  void judge(AuditSubject subject, Findings findings);
}
