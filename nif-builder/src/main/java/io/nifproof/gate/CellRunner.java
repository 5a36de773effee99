package io.nifproof.gate;

import io.nifproof.audit.Finding;
import io.nifproof.audit.LibraryAudit;
import io.nifproof.audit.NodeAnswer;
import io.nifproof.build.BuildResult;
import io.nifproof.diagnose.Autopsy;
import io.nifproof.node.launch.BootResult;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.LeftBehind;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.probe.LoadProbe;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.LoadRequest;
import io.nifproof.node.probe.LoadableModule;
import io.nifproof.node.probe.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Runs one cell: boots a node of its own, waits for the library, loads it, makes the calls, ends
 * the node. Thread-safe.
 */
public final class CellRunner {
  private final NodeSession session;
  private final ModuleSource modules;
  private final Loading loading;
  private final CellAudit audit;
  private final Watch watch;

  /**
   * A runner.
   *
   * @param session where nodes live
   * @param modules what libraries are loaded into
   * @param loading how they are loaded and what is called
   * @param audit what is found in a library's file without running it
   * @param watch what nodes are watched with
   */
  public CellRunner(
      NodeSession session, ModuleSource modules, Loading loading, CellAudit audit, Watch watch) {
    this.session = session;
    this.modules = modules;
    this.loading = loading;
    this.audit = audit;
    this.watch = watch;
  }

  void prepare() {
    modules.prepare();
  }

  CellResult run(Cell cell, Path library, Optional<CompletableFuture<BuildResult>> build) {
    long start = System.nanoTime();
    if (build.isPresent() && build.get().isDone() && !build.get().join().isBuilt()) {
      return notLoaded(cell, library, build, Optional.empty(), start);
    }
    BootResult booted = session.boot(cell.runtime(), watch.options(cell.runtime().arch()));
    if (booted instanceof BootResult.NotBooted not) {
      Optional<LoadReport> never = Optional.of(neverStarted(not));
      return notLoaded(cell, library, build, never, start);
    }
    try (ErlangNode node = ((BootResult.Booted) booted).node()) {
      if (build.isPresent() && !build.get().join().isBuilt()) {
        return notLoaded(cell, library, build, Optional.empty(), start);
      }
      return load(cell, library, build, node, start);
    } catch (ModuleException e) {
      Outcome never = new Outcome.NeverStarted(e.getMessage(), "", Optional.empty());
      LoadReport report =
          new LoadReport(never, Optional.empty(), Duration.ZERO, "", "", Optional.empty());
      return notLoaded(cell, library, build, Optional.of(report), start);
    }
  }

  /** What the file told, and whether the node contradicts it. */
  private static List<Finding> findings(LibraryAudit audited, LoadReport report) {
    List<Finding> findings = new ArrayList<>(audited.findings());
    if (report.outcome() instanceof Outcome.Loaded loaded) {
      NodeAnswer.difference(audited, loaded.functions()).ifPresent(findings::add);
    }
    return findings;
  }

  private CellResult load(
      Cell cell,
      Path library,
      Optional<CompletableFuture<BuildResult>> build,
      ErlangNode node,
      long start)
      throws ModuleException {
    LoadableModule module = modules.module(library);
    LibraryAudit audited =
        audit.of(
            library,
            cell.runtime(),
            modules.exact(library) ? Optional.of(module) : Optional.empty());
    LoadRequest request =
        new LoadRequest(
            library, module, modules.exact(library), loading.info(library), loading.patience());
    Optional<String> sha256 = FileDigests.sha256(library);
    LoadReport report = LoadProbe.load(node, request);
    List<CallResult> calls = new ArrayList<>();
    List<LeftBehind> left = new ArrayList<>();
    if (report.outcome() instanceof Outcome.Loaded) {
      CallRunner runner = new CallRunner(session, cell.runtime(), request, loading, watch);
      calls.addAll(runner.run(node, report.module(), left));
    }
    left.addAll(node.end());
    Optional<Autopsy> autopsy =
        watch.autopsy(cell.runtime(), report.outcome(), report.trap(), report.output());
    boolean failed =
        !(report.outcome() instanceof Outcome.Loaded || report.outcome() instanceof Outcome.Refused)
            || calls.stream().anyMatch(call -> !call.report().survived());
    List<Finding> findings = findings(audited, report);
    findings.addAll(DiagnosisFindings.of(library, DiagnosisFindings.all(autopsy, calls)));
    findings.addAll(DiagnosisFindings.blind(library, watch.trap(cell.runtime().arch()), failed));
    findings.sort(Finding.WORST_FIRST);
    return new CellResult(
        cell,
        library,
        build.map(CompletableFuture::join),
        Optional.of(report),
        autopsy,
        calls,
        findings,
        left,
        since(start),
        sha256);
  }

  private static LoadReport neverStarted(BootResult.NotBooted not) {
    return new LoadReport(
        new Outcome.NeverStarted(not.reason(), not.words(), not.status()),
        Optional.empty(),
        Duration.ZERO,
        not.words(),
        "",
        Optional.empty());
  }

  private static CellResult notLoaded(
      Cell cell,
      Path library,
      Optional<CompletableFuture<BuildResult>> build,
      Optional<LoadReport> load,
      long start) {
    return new CellResult(
        cell,
        library,
        build.map(CompletableFuture::join),
        load,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        since(start),
        Optional.empty());
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
