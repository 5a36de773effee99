package io.nifproof.gate;

import io.nifproof.audit.Finding;
import io.nifproof.audit.LibraryAudit;
import io.nifproof.audit.NodeAnswer;
import io.nifproof.build.BuildResult;
import io.nifproof.diagnose.Autopsy;
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
 * Runs one cell: boots a node of its own, waits for the library, loads it, makes the calls, ends
 * the node. Thread-safe.
 */
public final class CellRunner {
  private final NodeSession session;
  private final ModuleSource modules;
  private final Loading loading;
  private final CellAudit audit;
  private final Watch watch;
  private final CellMemory memory;

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
      Watch watch,
      ResultCache cache,
      String project) {
    this.session = session;
    this.modules = modules;
    this.loading = loading;
    this.audit = audit;
    this.watch = watch;
    this.memory = new CellMemory(cache, project, loading);
  }

  /** Whether the cell passed before: its result may be there as soon as its library is. */
  boolean expected(Cell cell) {
    return memory.expects(cell);
  }

  void prepare() {
    modules.prepare();
  }

  CellResult run(Cell cell, Path library, Optional<CompletableFuture<BuildResult>> build) {
    long start = System.nanoTime();
    if (build.isPresent() && build.get().isDone() && !build.get().join().isBuilt()) {
      return notLoaded(cell, library, build, Optional.empty(), start);
    }
    Optional<CellResult> remembered =
        expected(cell) ? remembered(cell, library, build, start) : Optional.empty();
    if (remembered.isPresent()) {
      return remembered.get();
    }
    BootResult booted = session.boot(cell.runtime(), options(cell));
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

  /** The result of an earlier run; waits for the library, whose bytes it depends on. */
  private Optional<CellResult> remembered(
      Cell cell, Path library, Optional<CompletableFuture<BuildResult>> build, long start) {
    if (build.isPresent() && !build.get().join().isBuilt()) {
      return Optional.empty();
    }
    try {
      LoadableModule module = modules.module(library);
      Optional<ResultCache.Passed> passed = key(cell, library, module).flatMap(memory::find);
      return passed.map(
          known ->
              new CellResult(
                  cell,
                  library,
                  build.map(CompletableFuture::join),
                  Optional.of(memory.load(known, module)),
                  Optional.empty(),
                  memory.calls(known),
                  findings(audited(cell, library, module), memory.load(known, module)),
                  List.of(),
                  since(start),
                  true));
    } catch (ModuleException e) {
      return Optional.empty(); // the cell itself will say so
    }
  }

  private Optional<String> key(Cell cell, Path library, LoadableModule module) {
    return memory.key(cell, library, module, modules.exact(), watch.trap(cell.runtime().arch()));
  }

  private LibraryAudit audited(Cell cell, Path library, LoadableModule module) {
    return audit.of(
        library, cell.runtime(), modules.exact() ? Optional.of(module) : Optional.empty());
  }

  private NodeOptions options(Cell cell) {
    NodeOptions watched = watch.options(cell.runtime().arch()).withFlavor(cell.flavor());
    return cell.variant()
        .map(variant -> Harnesses.options(watched, variant, cell.runtime()))
        .orElse(watched);
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
    LibraryAudit audited = audited(cell, library, module);
    LoadRequest request =
        new LoadRequest(library, module, modules.exact(), loading.info(), loading.patience());
    LoadReport report = LoadProbe.load(node, request);
    List<CallResult> calls = new ArrayList<>();
    List<LeftBehind> left = new ArrayList<>();
    if (report.outcome() instanceof Outcome.Loaded) {
      CallRunner runner =
          new CallRunner(session, cell.runtime(), request, loading, options(cell), watch);
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
    cell.variant()
        .map(variant -> sanitized(variant, library, report, calls, autopsy))
        .ifPresent(
            sanitized -> {
              findings.removeIf(one -> SanitizerFindings.explains(sanitized, one));
              findings.addAll(sanitized);
            });
    findings.addAll(BuildFindings.of(library, build.map(CompletableFuture::join)));
    findings.addAll(DiagnosisFindings.blind(library, watch.trap(cell.runtime().arch()), failed));
    findings.sort(Finding.WORST_FIRST);
    CellResult result =
        new CellResult(
            cell,
            library,
            build.map(CompletableFuture::join),
            Optional.of(report),
            autopsy,
            calls,
            findings,
            left,
            since(start));
    key(cell, library, module).ifPresent(key -> memory.put(key, result));
    return result;
  }

  private static List<Finding> sanitized(
      Variant variant,
      Path library,
      LoadReport load,
      List<CallResult> calls,
      Optional<Autopsy> autopsy) {
    List<String> outputs = new ArrayList<>(List.of(load.output()));
    calls.forEach(call -> outputs.add(call.report().output()));
    return SanitizerFindings.of(
        library, variant.flags().harness(), outputs, DiagnosisFindings.all(autopsy, calls));
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
        since(start));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
