package io.nifproof.gate;

import io.nifproof.build.BuildResult;
import io.nifproof.diagnose.Autopsy;
import io.nifproof.finding.Finding;
import io.nifproof.node.launch.LeftBehind;
import io.nifproof.node.probe.CallReport;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of a cell.
 *
 * @param cell the cell
 * @param library the library that was loaded, or would have been
 * @param build what came of building it; empty for a library that was there
 * @param load what came of loading it; empty when there was nothing to load
 * @param autopsy why the load ended as it did, when the node was watched
 * @param calls what came of the calls that were asked for
 * @param findings what else should be known, worst first
 * @param leftBehind processes that outlived the node and were killed
 * @param took the time of the whole cell, without waiting for a core
 * @param sha256 the digest of the library before it was loaded; empty when nothing was loaded
 * @param cached whether it is the result of an earlier run with the same inputs
 */
public record CellResult(
    Cell cell,
    Path library,
    Optional<BuildResult> build,
    Optional<LoadReport> load,
    Optional<Autopsy> autopsy,
    List<CallResult> calls,
    List<Finding> findings,
    List<LeftBehind> leftBehind,
    Duration took,
    Optional<String> sha256,
    boolean cached) {
  /** Copies the lists. */
  public CellResult {
    calls = List.copyOf(calls);
    findings = List.copyOf(findings);
    leftBehind = List.copyOf(leftBehind);
  }

  /**
   * The same after its calls were timed.
   *
   * @param timings of each call; empty for those that nobody wanted timed
   * @param more what was found meanwhile
   */
  CellResult timed(List<Optional<CallTiming>> timings, List<Finding> more) {
    List<CallResult> timed = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      CallResult call = calls.get(i);
      timed.add(timings.get(i).map(call::with).orElse(call));
    }
    List<Finding> all = Stream.concat(findings.stream(), more.stream()).distinct().toList();
    return new CellResult(
        cell,
        library,
        build,
        load,
        autopsy,
        timed,
        all.stream().sorted(Finding.WORST_FIRST).toList(),
        leftBehind,
        took,
        sha256,
        cached);
  }

  /** Whether the cell passes. */
  public Verdict verdict() {
    if (load.isEmpty() || findings.stream().anyMatch(Finding::isError)) {
      return Verdict.FAIL;
    }
    Outcome outcome = load.get().outcome();
    if (outcome instanceof Outcome.Loaded) {
      return Verdict.worst(Stream.concat(Stream.of(Verdict.PASS), callVerdicts()).toList());
    }
    return outcome instanceof Outcome.NeverStarted ? Verdict.INCOMPLETE : Verdict.FAIL;
  }

  /** Whether it passed only after it had failed, and that counts as a failure. */
  public boolean flaky() {
    return findings.stream().anyMatch(f -> f.isError() && f.id() == Retries.FLAKY);
  }

  /** A call that raises passes, unless it says what shall come of it. */
  private Stream<Verdict> callVerdicts() {
    return calls.stream()
        .map(
            call -> {
              if (!call.report().survived()) {
                return Verdict.FAIL;
              }
              if (call.report().end() instanceof CallReport.End.Unexpected) {
                return Verdict.FAIL;
              }
              boolean ran = !(call.report().end() instanceof CallReport.End.Invalid);
              return ran ? Verdict.PASS : Verdict.INCOMPLETE;
            });
  }

  /** What is known of a crash: of the load, else of the first call that brought the node down. */
  public Optional<Autopsy> crash() {
    return Stream.concat(
            autopsy.stream(),
            calls.stream()
                .filter(call -> !call.report().survived())
                .flatMap(call -> call.autopsy().stream()))
        .filter(one -> one.sentence().isPresent())
        .findFirst();
  }
}
