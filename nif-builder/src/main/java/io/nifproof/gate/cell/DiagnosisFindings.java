package io.nifproof.gate.cell;

import io.nifproof.diagnose.CrashDiagnosis;
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
public final class DiagnosisFindings {
  private DiagnosisFindings() {}

  /** Every diagnosis once, also when a load and several calls led to it. */
  public static List<Finding> of(List<CrashDiagnosis> diagnoses) {
    return diagnoses.stream()
        .flatMap(diagnosis -> diagnosis.diagnoses().stream())
        .distinct()
        .toList();
  }

  /** Says what could not be seen of a node that should have been watched. */
  public static List<Finding> blind(Path library, Trap trap) {
    if (trap instanceof Trap.Ready ready && ready.replaced()) {
      return List.of(
          Finding.warning(FindingId.NP100, Place.of(library))
              .found("`" + ready.library() + "` was not the trap that had been compiled")
              .expected("a cache that nobody but nifproof writes into")
              .means(
                  "what lay in the trap's place would have run in every node; it was made again"
                      + " before this one started")
              .remedy("find out what wrote there; nodes behind a wall cannot"));
    }
    return trap instanceof Trap.Blind blind
        ? List.of(
            Finding.warning(FindingId.NP100, Place.of(library))
                .found(blind.reason())
                .expected("a trap in the VM")
                .means("nothing is seen from inside the VM, only how it ends")
                .remedy("install a C compiler for this architecture; nifproof doctor names it"))
        : List.of();
  }

  /** Says once what the trap had no room for. */
  public static List<Finding> gaps(Path library, List<CrashDiagnosis> diagnoses) {
    return diagnoses.stream()
        .map(diagnosis -> diagnosis.trap().gaps())
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

  public static List<CrashDiagnosis> all(Optional<CrashDiagnosis> load, List<Called> calls) {
    List<CrashDiagnosis> all = new ArrayList<>(load.stream().toList());
    calls.forEach(call -> call.diagnosis().ifPresent(all::add));
    return all;
  }
}
