package io.nifproof.gate;

import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.audit.Finding;
import io.nifproof.audit.LibraryAudit;
import io.nifproof.audit.NodeAnswer;
import io.nifproof.build.BuildResult;
import io.nifproof.node.launch.BootResult;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.LeftBehind;
import io.nifproof.node.launch.NodeOptions;
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
 * Runs one cell: boots a node of its own, waits for the library, loads it, ends the node.
 * Thread-safe.
 */
public final class CellRunner {
  private final NodeSession session;
  private final ModuleSource modules;
  private final OtpErlangObject loadInfo;
  private final Duration patience;
  private final CellAudit audit;

  /**
   * A runner.
   *
   * @param session where nodes live
   * @param modules what libraries are loaded into
   * @param loadInfo the second argument of {@code load_nif}
   * @param patience how long each step of a load may take
   * @param audit what is found in a library's file without running it
   */
  public CellRunner(
      NodeSession session,
      ModuleSource modules,
      OtpErlangObject loadInfo,
      Duration patience,
      CellAudit audit) {
    this.session = session;
    this.modules = modules;
    this.loadInfo = loadInfo;
    this.patience = patience;
    this.audit = audit;
  }

  void prepare() {
    modules.prepare();
  }

  CellResult run(Cell cell, Path library, Optional<CompletableFuture<BuildResult>> build) {
    long start = System.nanoTime();
    if (build.isPresent() && build.get().isDone() && !build.get().join().isBuilt()) {
      return result(cell, library, build, Optional.empty(), List.of(), List.of(), start);
    }
    BootResult booted = session.boot(cell.runtime(), NodeOptions.DEFAULT);
    if (booted instanceof BootResult.NotBooted not) {
      Optional<LoadReport> never = Optional.of(neverStarted(not));
      return result(cell, library, build, never, List.of(), List.of(), start);
    }
    try (ErlangNode node = ((BootResult.Booted) booted).node()) {
      if (build.isPresent() && !build.get().join().isBuilt()) {
        return result(cell, library, build, Optional.empty(), List.of(), List.of(), start);
      }
      LoadableModule module = modules.module(library);
      LibraryAudit audited =
          audit.of(
              library, cell.runtime(), modules.exact() ? Optional.of(module) : Optional.empty());
      LoadReport report =
          LoadProbe.load(
              node, new LoadRequest(library, module, modules.exact(), loadInfo, patience));
      List<LeftBehind> left = node.end();
      return result(
          cell, library, build, Optional.of(report), findings(audited, report), left, start);
    } catch (ModuleException e) {
      LoadReport never =
          new LoadReport(
              new Outcome.NeverStarted(e.getMessage(), "", Optional.empty()),
              Optional.empty(),
              Duration.ZERO,
              "");
      return result(cell, library, build, Optional.of(never), List.of(), List.of(), start);
    }
  }

  /** What the file told, and whether the node contradicts it. */
  private static List<Finding> findings(LibraryAudit audited, LoadReport report) {
    List<Finding> findings = new ArrayList<>(audited.findings());
    if (report.outcome() instanceof Outcome.Loaded loaded) {
      NodeAnswer.difference(audited, loaded.functions()).ifPresent(findings::add);
    }
    findings.sort(Finding.WORST_FIRST);
    return findings;
  }

  private static LoadReport neverStarted(BootResult.NotBooted not) {
    return new LoadReport(
        new Outcome.NeverStarted(not.reason(), not.words(), not.status()),
        Optional.empty(),
        Duration.ZERO,
        not.words());
  }

  private static CellResult result(
      Cell cell,
      Path library,
      Optional<CompletableFuture<BuildResult>> build,
      Optional<LoadReport> load,
      List<Finding> findings,
      List<LeftBehind> left,
      long start) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new CellResult(
        cell, library, build.map(CompletableFuture::join), load, findings, left, took);
  }
}
