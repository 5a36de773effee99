package io.nifproof.diagnose;

import io.nifproof.finding.Certainty;
import io.nifproof.finding.Draft;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Place;

/**
 * Begins the findings of a diagnosis. They are about the library as a whole and rest on what became
 * of its node; their remedy also says what would confirm or refute them.
 */
final class Diagnosis {
  private Diagnosis() {}

  static Draft error(Evidence evidence, FindingId id, Certainty certainty) {
    return begun(Finding.error(id, Place.of(evidence.library())), evidence, certainty);
  }

  static Draft warning(Evidence evidence, FindingId id, Certainty certainty) {
    return begun(Finding.warning(id, Place.of(evidence.library())), evidence, certainty);
  }

  private static Draft begun(Draft draft, Evidence evidence, Certainty certainty) {
    String lives = "the VM lives; the trap in it saw this in passing";
    return draft
        .found(Words.sentence(evidence).orElse(lives))
        .expected("a library that leaves the VM as it found it")
        .certainty(certainty);
  }
}
