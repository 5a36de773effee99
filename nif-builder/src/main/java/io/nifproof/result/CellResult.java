package io.nifproof.result;

import io.nifproof.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of a cell: one library on one runtime. A run makes it when the cell ends, files keep
 * it, and every report tells it; nothing in it lives or points to what a run throws away.
 *
 * @param subject what was loaded, and where
 * @param judgement what it comes to, in a word and a sentence
 * @param load what came of loading it
 * @param calls what came of the calls that were asked for, in their order
 * @param findings what else should be known, worst first
 * @param circumstances under what it got its result, and what that took
 * @param outputs what processes wrote and left
 * @param extra members of a file that this version does not know, as maps, lists and values
 */
public record CellResult(
    CellSubject subject,
    Judgement judgement,
    LoadResult load,
    List<CallResult> calls,
    List<CellFinding> findings,
    Circumstances circumstances,
    Outputs outputs,
    Map<String, Object> extra) {
  /** Copies the collections. */
  public CellResult {
    calls = List.copyOf(calls);
    findings = List.copyOf(findings);
  }

  /** The name of what was gated. */
  public String name() {
    return subject.name();
  }

  /** Its name, e.g. {@code gcc-O2@debian:trixie/arm64}. */
  public String id() {
    return subject.id();
  }

  /** The value of an axis; empty when the cell has none. */
  public Optional<String> axis(String axis) {
    return subject.axis(axis);
  }

  /** What it comes to. */
  public Verdict verdict() {
    return judgement.verdict();
  }

  /** What happened, for people. */
  public String sentence() {
    return judgement.sentence();
  }

  /** What came of the library. */
  public CellOutcome outcome() {
    return load.end().outcome();
  }

  /** What it took. */
  public Costs costs() {
    return circumstances.costs();
  }

  /** How and where a VM ended first: at the load, else at the first call that brought it down. */
  public Optional<Crash> crash() {
    return Stream.concat(load.crash().stream(), calls.stream().flatMap(c -> c.crash().stream()))
        .findFirst();
  }

  /** The same, judged otherwise. */
  public CellResult with(Judgement other) {
    return new CellResult(subject, other, load, calls, findings, circumstances, outputs, extra);
  }

  /** The same of something that was gated under this name. */
  public CellResult named(String name) {
    CellSubject named =
        new CellSubject(name, subject.id(), subject.library(), subject.sha256(), subject.axes());
    return new CellResult(named, judgement, load, calls, findings, circumstances, outputs, extra);
  }

  /**
   * The same after more was found, judged anew.
   *
   * @param under what it got its result under by now
   */
  public CellResult with(List<Finding> more, Circumstances under) {
    List<CellFinding> all =
        Stream.concat(findings.stream(), more.stream().map(CellFinding::of))
            .distinct()
            .sorted(CellFinding.WORST_FIRST)
            .toList();
    Judgement judged =
        new Judgement(Judge.of(load, calls, all, under.instruments()), judgement.sentence());
    return new CellResult(subject, judged, load, calls, all, under, outputs, extra);
  }

  /**
   * The same after its calls were timed, judged anew.
   *
   * @param timings of each call; empty for those that nobody wanted timed
   * @param more what was found meanwhile
   */
  public CellResult timed(List<Optional<CallTiming>> timings, List<Finding> more) {
    List<CallResult> timed = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      CallResult call = calls.get(i);
      timed.add(timings.get(i).map(call::with).orElse(call));
    }
    return new CellResult(subject, judgement, load, timed, findings, circumstances, outputs, extra)
        .with(more, circumstances);
  }
}
