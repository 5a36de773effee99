package io.nifproof.gate.run;

import io.nifproof.audit.LibraryAudit;
import io.nifproof.diagnose.CrashDiagnosis;
import io.nifproof.finding.Finding;
import io.nifproof.gate.cache.CellMemory;
import io.nifproof.gate.cache.ResultCache;
import io.nifproof.gate.cell.Called;
import io.nifproof.gate.cell.CellAudit;
import io.nifproof.gate.cell.CellEnd;
import io.nifproof.gate.cell.CellTools;
import io.nifproof.gate.cell.CrashMonitoring;
import io.nifproof.gate.cell.DiagnosisFindings;
import io.nifproof.gate.cell.DoubtFindings;
import io.nifproof.gate.cell.SanitizerFindings;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.module.Loading;
import io.nifproof.gate.module.ModuleException;
import io.nifproof.gate.module.ModuleFinding;
import io.nifproof.gate.module.ModuleSource;
import io.nifproof.gate.plan.CellWork;
import io.nifproof.gate.timing.Timing;
import io.nifproof.node.Doubt;
import io.nifproof.node.launch.BootResult;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.probe.Grace;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.Outcome;
import io.nifproof.result.CellResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * Runs one cell: boots a node of its own, waits for the library, loads it, makes the calls, ends
 * the node. Thread-safe.
 */
public final class CellRunner {
  private final CellTools tools;

  /**
   * A runner.
   *
   * @param session where nodes live
   * @param modules what libraries are loaded into
   * @param loading how they are loaded and what is called
   * @param audit what is found in a library's file without running it
   * @param watch what nodes are watched with
   * @param cache results of earlier runs
   * @param project what the cells belong to
   */
  public CellRunner(
      NodeSession session,
      ModuleSource modules,
      Loading loading,
      CellAudit audit,
      CrashMonitoring watch,
      ResultCache cache,
      String project) {
    CellMemory memory = new CellMemory(cache, project, loading);
    this.tools = new CellTools(session, modules, loading, audit, watch, memory);
  }

  /** Whether the cell passed before: its result may be there as soon as its library is. */
  boolean expected(Cell cell) {
    return tools.memory().expects(cell);
  }

  void prepare() {
    tools.modules().prepare();
  }

  /** The result of an earlier run with the same inputs; waits for the library. */
  Optional<CellResult> remembered(CellWork work) {
    try {
      return tools.remembered(work, System.nanoTime());
    } catch (RuntimeException | VirtualMachineError failure) {
      return Optional.empty(); // the cell itself will say so
    }
  }

  /** One that lets cells share a node. */
  SharedRunner sharing() {
    return new SharedRunner(tools);
  }

  /** One that times the calls of cells that have their results. */
  Timing timing() {
    return new Timing(tools);
  }

  /**
   * Runs a cell. Whatever goes wrong while it is judged is told of it: a library that makes us fail
   * must not take the results of others along.
   */
  public CellResult run(CellWork work) {
    return judged(work, start -> judge(work, start));
  }

  private CellResult judge(CellWork work, long start) {
    if (work.broken()) {
      return tools.notBuilt(work, start);
    }
    return tools
        .remembered(work, start)
        .orElseGet(
            () -> {
              CellResult result = fresh(work, start);
              tools.remember(work, result);
              return result;
            });
  }

  private CellResult judged(CellWork work, LongFunction<CellResult> judging) {
    long start = System.nanoTime();
    try {
      return judging.apply(start);
    } catch (RuntimeException | VirtualMachineError failure) {
      return tools.notJudged(work, failure, start);
    }
  }

  /** Runs a cell once more, which is not remembered: what passes now has failed before. */
  CellResult retry(CellWork work) {
    return judged(work, start -> fresh(work, start));
  }

  private CellResult fresh(CellWork work, long start) {
    BootResult booted = tools.session().boot(work.cell().runtime(), tools.options(work.cell()));
    if (booted instanceof BootResult.NotBooted not) {
      Outcome.NeverStarted never =
          new Outcome.NeverStarted(not.reason(), not.words(), not.status());
      return tools.neverStarted(work, never, List.of(), start);
    }
    try (ErlangNode node = ((BootResult.Booted) booted).node()) {
      if (!work.built()) {
        return tools.notBuilt(work, start);
      }
      return load(work, node, start);
    } catch (ModuleException e) {
      Outcome.NeverStarted never = new Outcome.NeverStarted(e.getMessage(), "", Optional.empty());
      return tools.neverStarted(work, never, ModuleFinding.of(work.library(), e), start);
    }
  }

  private CellResult load(CellWork work, ErlangNode node, long start) throws ModuleException {
    Cell cell = work.cell();
    LoadStep step = LoadStep.of(tools, work, node);
    LoadReport report = step.report();
    List<Called> calls = new ArrayList<>();
    NodeTraces traces = new NodeTraces();
    if (report.outcome() instanceof Outcome.Loaded) {
      calls.addAll(new CallRunner(tools, cell, step.request()).run(node, report.module(), traces));
    }
    if (calls.isEmpty()) {
      report = Grace.after(node, report, tools.loading().grace());
    }
    traces.end(node);
    if (calls.stream().allMatch(call -> call.report().survived())) {
      report = Grace.atEnd(node, report);
    }
    Optional<CrashDiagnosis> diagnosis = tools.diagnosis(work.library(), cell, report);
    return tools.result(
        work,
        new CellEnd(report, diagnosis, calls, traces.left(), step.sha256()),
        findings(work, step.audited(), report, diagnosis, calls, traces.doubts()),
        start);
  }

  private List<Finding> findings(
      CellWork work,
      LibraryAudit audited,
      LoadReport report,
      Optional<CrashDiagnosis> diagnosis,
      List<Called> calls,
      Set<Doubt> doubts) {
    Path library = work.library();
    List<Finding> findings = tools.findings(work, audited, report);
    findings.addAll(DiagnosisFindings.of(DiagnosisFindings.all(diagnosis, calls)));
    findings.addAll(DiagnosisFindings.gaps(library, DiagnosisFindings.all(diagnosis, calls)));
    DoubtFindings.of(library, doubts).ifPresent(findings::add);
    SanitizerFindings.add(findings, library, work.cell().harness(), report, diagnosis, calls);
    findings.sort(Finding.WORST_FIRST);
    return findings;
  }
}
