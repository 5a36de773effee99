package io.nifproof.gate;

import io.nifproof.audit.Finding;
import io.nifproof.audit.FindingId;
import io.nifproof.audit.Place;
import io.nifproof.audit.Severity;
import io.nifproof.diagnose.Autopsy;
import io.nifproof.diagnose.Diagnosis;
import io.nifproof.node.crash.Trap;
import io.nifproof.node.crash.TrapReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes findings of diagnoses: the only place where the two meet. */
final class DiagnosisFindings {
  private DiagnosisFindings() {}

  /** Every diagnosis once, also when a load and several calls led to it. */
  static List<Finding> of(Path library, List<Autopsy> autopsies) {
    return autopsies.stream()
        .flatMap(autopsy -> autopsy.diagnoses().stream().map(one -> finding(library, autopsy, one)))
        .distinct()
        .toList();
  }

  /** Says what could not be seen of a node that failed. */
  static List<Finding> blind(Path library, Trap trap, boolean failed) {
    return failed && trap instanceof Trap.Blind blind
        ? List.of(
            new Finding(
                new FindingId("NP100"),
                Severity.NOTE,
                Place.of(library),
                blind.reason(),
                "a trap in the VM",
                "nothing was seen from inside the VM, only how it ended",
                "install a C compiler for this architecture; nifproof doctor names it"))
        : List.of();
  }

  /** Says once what the trap had no room for. */
  static List<Finding> gaps(Path library, List<Autopsy> autopsies) {
    return autopsies.stream()
        .map(autopsy -> autopsy.trap().gaps())
        .filter(TrapReport.Gaps::any)
        .findFirst()
        .map(gaps -> List.of(gaps(library, gaps)))
        .orElse(List.of());
  }

  private static Finding gaps(Path library, TrapReport.Gaps gaps) {
    String functions = "only the first " + gaps.watched() + " functions of the tables are watched";
    String lines = gaps.lostLines() + " lines did not fit into the trap's report";
    String seen =
        gaps.watched() == 0 ? lines : gaps.lostLines() == 0 ? functions : functions + "; " + lines;
    return new Finding(
        new FindingId("NP100"),
        Severity.NOTE,
        Place.of(library),
        seen,
        "a trap that sees every call",
        "a crash in another function is told without the function's name, and registers that it"
            + " changes go unnoticed",
        "check the library in parts, if its functions matter here");
  }

  private static Finding finding(Path library, Autopsy autopsy, Diagnosis diagnosis) {
    return new Finding(
        new FindingId(diagnosis.id()),
        diagnosis.error() ? Severity.ERROR : Severity.WARNING,
        Place.of(library),
        autopsy.sentence().orElse("the VM lives; the trap in it saw this in passing"),
        "a library that leaves the VM as it found it",
        diagnosis.message() + " (" + diagnosis.certainty().id() + ")",
        diagnosis.confirm());
  }

  static List<Autopsy> all(Optional<Autopsy> load, List<Called> calls) {
    List<Autopsy> all = new ArrayList<>(load.stream().toList());
    calls.forEach(call -> call.autopsy().ifPresent(all::add));
    return all;
  }
}
