package io.nifproof.gate;

import io.nifproof.audit.Finding;
import io.nifproof.build.BuildResult;
import io.nifproof.node.launch.LeftBehind;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a cell.
 *
 * @param cell the cell
 * @param library the library that was loaded, or would have been
 * @param build what came of building it; empty for a library that was there
 * @param load what came of loading it; empty when there was nothing to load
 * @param findings what else should be known, worst first
 * @param leftBehind processes that outlived the node and were killed
 * @param took the time of the whole cell, without waiting for a core
 */
public record CellResult(
    Cell cell,
    Path library,
    Optional<BuildResult> build,
    Optional<LoadReport> load,
    List<Finding> findings,
    List<LeftBehind> leftBehind,
    Duration took) {
  /** Copies the lists. */
  public CellResult {
    findings = List.copyOf(findings);
    leftBehind = List.copyOf(leftBehind);
  }

  /** Whether the cell passes. */
  public Verdict verdict() {
    if (load.isEmpty() || findings.stream().anyMatch(Finding::isError)) {
      return Verdict.FAIL;
    }
    Outcome outcome = load.get().outcome();
    if (outcome instanceof Outcome.Loaded) {
      return Verdict.PASS;
    }
    return outcome instanceof Outcome.NeverStarted ? Verdict.INCOMPLETE : Verdict.FAIL;
  }
}
