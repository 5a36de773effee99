package io.nifproof.gate.run;

import com.ericsson.otp.erlang.OtpErlangAtom;
import io.nifproof.diagnose.CrashDiagnosis;
import io.nifproof.gate.cell.Called;
import io.nifproof.gate.cell.CellEnd;
import io.nifproof.gate.cell.CellTools;
import io.nifproof.gate.cell.DiagnosisFindings;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.gate.module.ModuleException;
import io.nifproof.gate.plan.CellWork;
import io.nifproof.node.launch.BootResult;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.Reply;
import io.nifproof.node.probe.Grace;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.Outcome;
import io.nifproof.result.CellResult;
import io.nifproof.result.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs cells of one runtime in one node, one after the other: each library is unloaded before the
 * next one is loaded. That all is well is believed only when all is well: at the first trouble, of
 * whatever cell, nothing of it counts, since the cause may be another cell than the one that shows
 * it. Thread-safe.
 */
final class SharedRunner {
  private final CellTools tools;

  SharedRunner(CellTools tools) {
    this.tools = tools;
  }

  /** Whether cells can share a node: one that is like every other node of its runtime. */
  static boolean canShare(Cell cell) {
    return cell.harness() == FlagSet.Harness.NONE;
  }

  /**
   * Runs them.
   *
   * @param cells of one runtime and flavour
   * @return all results, each a pass; empty when anything was not as it should be
   */
  public Optional<List<CellResult>> run(List<CellWork> cells) {
    try {
      Cell first = cells.get(0).cell();
      BootResult booted = tools.session().boot(first.runtime(), tools.options(first));
      return booted instanceof BootResult.Booted there
          ? together(cells, there.node())
          : Optional.empty();
    } catch (ModuleException | RuntimeException | VirtualMachineError trouble) {
      return Optional.empty(); // each is run alone then, and says it
    }
  }

  private Optional<List<CellResult>> together(List<CellWork> cells, ErlangNode booted)
      throws ModuleException {
    try (ErlangNode node = booted) {
      List<CellResult> results = new ArrayList<>();
      for (CellWork work : cells) {
        Optional<CellResult> result = work.built() ? one(work, node) : Optional.empty();
        if (result.isEmpty()) {
          return Optional.empty();
        }
        results.add(result.get());
      }
      if (!Grace.survives(node, tools.loading().grace())
          || !node.end().isEmpty()
          || !node.doubts().isEmpty()
          || node.endedByItself().isPresent()) {
        return Optional.empty();
      }
      for (int i = 0; i < cells.size(); i++) {
        tools.remember(cells.get(i), results.get(i));
      }
      return Optional.of(results);
    }
  }

  private Optional<CellResult> one(CellWork work, ErlangNode node) throws ModuleException {
    long start = System.nanoTime();
    LoadStep step = LoadStep.of(tools, work, node);
    LoadReport report = step.report();
    if (!(report.outcome() instanceof Outcome.Loaded)) {
      return Optional.empty();
    }
    Optional<List<Called>> calls =
        new CallRunner(tools, work.cell(), step.request()).all(node, report.module());
    Optional<CrashDiagnosis> diagnosis = tools.diagnosis(work.library(), work.cell(), report);
    if (calls.isEmpty() || troubled(diagnosis, calls.get())) {
      return Optional.empty();
    }
    CellEnd end = new CellEnd(report, diagnosis, calls.get(), List.of(), step.sha256());
    CellResult result =
        tools.result(work, end, tools.findings(work, step.audited(), report), start);
    return result.verdict() == Verdict.PASS && forget(node, report.module())
        ? Optional.of(result)
        : Optional.empty();
  }

  private static boolean troubled(Optional<CrashDiagnosis> diagnosis, List<Called> calls) {
    return DiagnosisFindings.all(diagnosis, calls).stream()
        .anyMatch(one -> one.sentence().isPresent() || !one.diagnoses().isEmpty());
  }

  /** Unloads the library: {@code code:purge/1} makes the VM run its callback and close it. */
  private boolean forget(ErlangNode node, String name) {
    OtpErlangAtom module = new OtpErlangAtom(name);
    return answers(node, "purge", module)
        && answers(node, "delete", module)
        && answers(node, "purge", module);
  }

  private boolean answers(ErlangNode node, String function, OtpErlangAtom module) {
    return node.call("code", function, tools.loading().timeout(), module) instanceof Reply.Answer;
  }
}
