package io.nifproof.gate;

import com.ericsson.otp.erlang.OtpErlangObject;
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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Runs one cell: boots a node of its own, waits for the library, loads it, ends the node.
 * Thread-safe.
 */
public final class CellRunner {
  private final NodeSession session;
  private final ModuleSource modules;
  private final OtpErlangObject loadInfo;
  private final Duration patience;
  private final Function<Path, List<Finding>> audit;

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
      Function<Path, List<Finding>> audit) {
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
      List<Finding> findings = audit.apply(library);
      LoadableModule module = modules.module(library);
      LoadReport report =
          LoadProbe.load(
              node, new LoadRequest(library, module, modules.exact(), loadInfo, patience));
      List<LeftBehind> left = node.end();
      return result(cell, library, build, Optional.of(report), findings, left, start);
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
