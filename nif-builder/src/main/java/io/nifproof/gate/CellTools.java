package io.nifproof.gate;

import io.nifproof.audit.LibraryAudit;
import io.nifproof.audit.NodeAnswer;
import io.nifproof.diagnose.Autopsy;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.node.launch.LeftBehind;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.launch.NodeSession;
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
 * What the ways to run a cell have in common: how its node starts, what is loaded, what is found.
 *
 * @param session where nodes live
 * @param modules what libraries are loaded into
 * @param loading how they are loaded and what is called
 * @param audit what is found in a library's file without running it
 * @param watch what nodes are watched with
 * @param memory results of earlier runs
 */
record CellTools(
    NodeSession session,
    ModuleSource modules,
    Loading loading,
    CellAudit audit,
    Watch watch,
    CellMemory memory) {
  NodeOptions options(Cell cell) {
    NodeOptions watched = watch.options(cell.runtime().arch()).withFlavor(cell.flavor());
    NodeOptions options = Harnesses.options(watched, cell.subject(), cell.runtime());
    return loading.calls().isEmpty() ? options.withoutUser() : options;
  }

  LoadRequest request(Path library, LoadableModule module) {
    return new LoadRequest(
        library, module, modules.exact(library), loading.info(library), loading.patience());
  }

  /** What the file tells. */
  LibraryAudit audited(CellWork work, LoadableModule module) {
    boolean own = modules.exact(work.library());
    return audit.of(
        work.library(), work.cell().runtime(), own ? Optional.of(module) : Optional.empty());
  }

  /** What the build and the file told, and whether the node contradicts it. */
  static List<Finding> findings(CellWork work, LibraryAudit audited, LoadReport report) {
    List<Finding> findings = new ArrayList<>(audited.findings());
    findings.addAll(BuildFindings.of(work.library(), work.result()));
    if (findings.stream().noneMatch(finding -> finding.id() == FindingId.NP066)) {
      PlacementFindings.of(work.library(), work.cell().runtime().arch(), report.placement())
          .ifPresent(findings::add);
    }
    if (report.outcome() instanceof Outcome.Loaded loaded) {
      NodeAnswer.difference(audited, loaded.functions()).ifPresent(findings::add);
    }
    return findings;
  }

  Optional<Autopsy> autopsy(Path library, Cell cell, LoadReport report) {
    return watch.autopsy(library, cell.runtime(), report.outcome(), report.trap(), report.output());
  }

  /** Remembers what came of a cell, when that is worth it. */
  void remember(CellWork work, CellResult result) {
    if (result.verdict() != Verdict.PASS) {
      return;
    }
    try {
      LoadableModule module = modules.module(work.library());
      key(work, result.sha256(), module).ifPresent(key -> memory.put(key, result));
    } catch (ModuleException e) {
      throw new IllegalStateException("a cell passed without its module", e);
    }
  }

  /** The hash of everything that a result depends on; empty when something is unreadable. */
  Optional<String> key(CellResult result) {
    CellWork work =
        new CellWork(
            result.cell(),
            result.library(),
            result.build().map(CompletableFuture::completedFuture));
    try {
      return key(work, result.sha256(), modules.module(work.library()));
    } catch (ModuleException e) {
      return Optional.empty();
    }
  }

  private Optional<String> key(CellWork work, Optional<String> sha256, LoadableModule module) {
    boolean own = modules.exact(work.library());
    return sha256.flatMap(
        hash -> memory.key(work, hash, module, own, watch.trap(work.cell().runtime().arch())));
  }

  /** The result of an earlier run; waits for the library, whose bytes it depends on. */
  Optional<CellResult> remembered(CellWork work, long start) {
    if (!memory.expects(work.cell()) || !work.built()) {
      return Optional.empty();
    }
    try {
      LoadableModule module = modules.module(work.library());
      Optional<String> sha256 = FileDigests.sha256(work.library());
      return key(work, sha256, module)
          .flatMap(memory::find)
          .map(passed -> remembered(work, module, passed, sha256, start));
    } catch (ModuleException e) {
      return Optional.empty(); // the cell itself will say so
    }
  }

  private CellResult remembered(
      CellWork work,
      LoadableModule module,
      ResultCache.Passed passed,
      Optional<String> sha256,
      long start) {
    LoadReport load = memory.load(passed, module);
    return new CellResult(
        work.cell(),
        work.library(),
        work.result(),
        Optional.of(load),
        Optional.empty(),
        memory.calls(passed),
        findings(work, audited(work, module), load),
        List.of(),
        since(start),
        sha256,
        true);
  }

  /** The result of a cell whose library was not loaded. */
  static CellResult notLoaded(CellWork work, Optional<LoadReport> load, long start) {
    return notLoaded(work, load, List.of(), start);
  }

  /** The same, with what was found on the way. */
  static CellResult notLoaded(
      CellWork work, Optional<LoadReport> load, List<Finding> findings, long start) {
    return new CellResult(
        work.cell(),
        work.library(),
        work.result(),
        load,
        Optional.empty(),
        List.of(),
        findings,
        List.<LeftBehind>of(),
        since(start),
        Optional.empty(),
        false);
  }

  static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
