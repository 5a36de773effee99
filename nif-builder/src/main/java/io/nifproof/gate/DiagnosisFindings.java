package io.nifproof.gate;

import io.nifproof.diagnose.Autopsy;
import io.nifproof.diagnose.Diagnosis;
import io.nifproof.node.crash.Trap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes findings of diagnoses: the only place where the two meet. */
final class DiagnosisFindings {
  private DiagnosisFindings() {}

  /** Every diagnosis once, also when a load and several calls led to it. */
  static List<Finding> of(List<Autopsy> autopsies) {
    return autopsies.stream()
        .flatMap(autopsy -> autopsy.diagnoses().stream())
        .map(DiagnosisFindings::finding)
        .distinct()
        .toList();
  }

  /** Says what could not be seen of a node that failed. */
  static List<Finding> blind(Trap trap, boolean failed) {
    return failed && trap instanceof Trap.Blind blind
        ? List.of(
            new Finding(
                "NP100",
                "note",
                "nothing was seen from inside the VM, only how it ended: " + blind.reason()))
        : List.of();
  }

  private static Finding finding(Diagnosis diagnosis) {
    return new Finding(diagnosis.id(), diagnosis.error() ? "error" : "warning", diagnosis.text());
  }

  static List<Autopsy> all(Optional<Autopsy> load, List<CallResult> calls) {
    List<Autopsy> all = new ArrayList<>(load.stream().toList());
    calls.forEach(call -> call.autopsy().ifPresent(all::add));
    return all;
  }
}
