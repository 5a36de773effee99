package io.nifproof.gate.cell;

import io.nifproof.build.BuildResult;
import io.nifproof.build.Diagnostics;
import io.nifproof.diagnose.CrashDiagnosis;
import io.nifproof.finding.Finding;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.plan.CellWork;
import io.nifproof.node.FunctionId;
import io.nifproof.node.launch.LeftBehind;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.Outcome;
import io.nifproof.result.Axis;
import io.nifproof.result.CallResult;
import io.nifproof.result.CellFinding;
import io.nifproof.result.CellOutcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.CellSubject;
import io.nifproof.result.Circumstances;
import io.nifproof.result.Judge;
import io.nifproof.result.Judgement;
import io.nifproof.result.LoadResult;
import io.nifproof.result.MemoryPlace;
import io.nifproof.result.NodeEnd;
import io.nifproof.result.Outputs;
import io.nifproof.result.Verdict;
import io.nifproof.result.words.Sentences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes the record of a cell when it ends: what stays of nodes, builds and what was seen in them.
 */
final class Records {
  private Records() {}

  /** The result of a cell whose library was given to a node, or was to be. */
  static CellResult of(
      CellWork work, CellEnd end, List<Finding> findings, Circumstances circumstances) {
    LoadReport report = end.load();
    Outcome outcome = report.outcome();
    LoadResult load =
        new LoadResult(
            NodeEnd.of(outcome, report.phase()),
            functions(outcome),
            report.placement().map(MemoryPlace::of),
            Crashes.of(end.diagnosis(), report.output()));
    List<CallResult> calls = end.calls().stream().map(CallRecords::of).toList();
    List<CellFinding> told = told(findings);
    String loading =
        end.diagnosis()
            .flatMap(CrashDiagnosis::sentence)
            .orElseGet(() -> Sentences.loading(outcome, report.phase()));
    if (report.recompiled()) {
      loading = Sentences.recompiled(loading, work.cell().runtime().otp());
    }
    return new CellResult(
        subject(work, end.sha256()),
        new Judgement(
            Judge.of(load, calls, told, circumstances.instruments()), Sentences.of(loading, calls)),
        load,
        calls,
        told,
        circumstances,
        new Outputs(
            Optional.of(report.output()),
            diagnostics(work),
            end.left().stream().map(LeftBehind::command).toList()),
        Map.of());
  }

  /** The result of a cell that nifproof itself failed on. */
  static CellResult notJudged(CellWork work, Throwable failure, Circumstances circumstances) {
    return unloaded(
        work,
        new LoadResult(NodeEnd.of(CellOutcome.UNKNOWN)),
        new Judgement(CellOutcome.UNKNOWN.verdict(), Sentences.notJudged(failure)),
        circumstances,
        Outputs.NONE);
  }

  /** The result of a cell whose library was not built. */
  static CellResult notBuilt(CellWork work, Circumstances circumstances) {
    String why = work.result().map(BuildResult::summary).orElse("nothing to load");
    NodeEnd end =
        new NodeEnd(
            CellOutcome.NOT_BUILT,
            Optional.empty(),
            OptionalInt.empty(),
            Optional.of(why),
            Optional.empty());
    Outputs outputs = new Outputs(Optional.empty(), diagnostics(work), List.of());
    boolean blocked = work.result().filter(BuildResult::isBlocked).isPresent();
    Judgement judged =
        new Judgement(
            blocked ? Verdict.INCOMPLETE : end.outcome().verdict(), Sentences.notBuilt(why));
    return unloaded(work, new LoadResult(end), judged, circumstances, outputs);
  }

  private static CellResult unloaded(
      CellWork work, LoadResult load, Judgement judged, Circumstances circumstances, Outputs told) {
    return new CellResult(
        subject(work, Optional.empty()),
        judged,
        load,
        List.of(),
        List.of(),
        circumstances,
        told,
        Map.of());
  }

  /** The result of an earlier run with the same inputs, and what its files tell now. */
  static CellResult again(
      CellWork work,
      CellResult before,
      Optional<String> sha256,
      List<Finding> findings,
      Circumstances circumstances) {
    List<CellFinding> told = told(findings);
    return new CellResult(
        subject(work, sha256),
        new Judgement(
            Judge.of(before.load(), before.calls(), told, circumstances.instruments()),
            before.sentence()),
        before.load(),
        before.calls(),
        told,
        circumstances,
        new Outputs(before.outputs().vm(), diagnostics(work), List.of()),
        Map.of());
  }

  private static List<CellFinding> told(List<Finding> findings) {
    return findings.stream().map(CellFinding::of).sorted(CellFinding.WORST_FIRST).toList();
  }

  private static List<String> functions(Outcome outcome) {
    return outcome instanceof Outcome.Loaded loaded
        ? loaded.functions().stream().map(FunctionId::toString).toList()
        : List.of();
  }

  private static Optional<String> diagnostics(CellWork work) {
    return work.result().map(Diagnostics::of);
  }

  private static CellSubject subject(CellWork work, Optional<String> sha256) {
    return new CellSubject(
        work.name(), work.cell().id(), work.library().toString(), sha256, axes(work.cell()));
  }

  private static Map<String, String> axes(Cell cell) {
    Map<String, String> axes = new LinkedHashMap<>();
    cell.variant()
        .ifPresent(
            variant -> {
              axes.put(Axis.COMPILER, variant.toolchain().compiler().toString());
              axes.put(Axis.OPTIMIZE, variant.level().name());
            });
    axes.put(Axis.FLAGS, cell.subject().flags().name());
    library(cell.subject()).ifPresent(name -> axes.put(Axis.LIBRARY, name));
    axes.put(Axis.ARCH, cell.runtime().arch().id());
    axes.put(Axis.OTP, Integer.toString(cell.runtime().otp().major()));
    axes.put(Axis.FLAVOR, cell.flavor().id());
    axes.put(Axis.START, cell.runtime().start().id());
    axes.put(Axis.RUNTIME, cell.runtime().id());
    return axes;
  }

  /** What tells it from others of its report; empty where it is the only one. */
  private static Optional<String> library(Cell.Subject subject) {
    if (subject.library().oneOfSeveral()) {
      return Optional.of(subject.library().name());
    }
    return subject instanceof Cell.Subject.Prebuilt prebuilt
        ? Optional.of(prebuilt.name())
        : Optional.empty();
  }
}
