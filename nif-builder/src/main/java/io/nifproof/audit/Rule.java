package io.nifproof.audit;

import io.nifproof.finding.Findings;

/** Judges facts of a library. Has no state, parses no bytes, and never throws because of them. */
interface Rule {
  /** Adds what it finds. */
  void judge(Subject subject, Findings findings);
}
