package io.nifproof.gate;

import io.nifproof.diagnose.Autopsy;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Place;
import io.nifproof.node.crash.Trap;
import io.nifproof.node.crash.TrapReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The findings of what was seen in nodes, and of what could not be seen. */
final class DiagnosisFindings {
  private DiagnosisFindings() {}

  /** Every diagnosis once, also when a load and several calls led to it. */
  static List<Finding> of(List<Autopsy> autopsies) {
    return autopsies.stream().flatMap(autopsy -> autopsy.diagnoses().stream()).distinct().toList();
  }

  /** Says what could not be seen of a node that failed. */
  static List<Finding> blind(Path library, Trap trap, boolean failed) {
    return failed && trap instanceof Trap.Blind blind
        ? List.of(
            Finding.note(FindingId.NP100, Place.of(library))
                .found(blind.reason())
                .expected("a trap in the VM")
                .means("nothing was seen from inside the VM, only how it ended")
                .remedy("install a C compiler for this architecture; nifproof doctor names it"))
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
    return Finding.note(FindingId.NP100, Place.of(library))
        .found(seen)
        .expected("a trap that sees every call")
        .means(
            "a crash in another function is told without the function's name, and registers that it"
                + " changes go unnoticed")
        .remedy("check the library in parts, if its functions matter here");
  }

  static List<Autopsy> all(Optional<Autopsy> load, List<Called> calls) {
    List<Autopsy> all = new ArrayList<>(load.stream().toList());
    calls.forEach(call -> call.autopsy().ifPresent(all::add));
    return all;
  }
}
