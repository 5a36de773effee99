package io.nifproof.gate.cell;

import io.nifproof.audit.LibraryAudit;
import io.nifproof.audit.NodeAnswer;
import io.nifproof.audit.platform.RuntimeOracle;
import io.nifproof.diagnose.CrashDiagnosis;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.gate.cache.CellInputs;
import io.nifproof.gate.cache.CellMemory;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.gate.module.Loading;
import io.nifproof.gate.module.ModuleException;
import io.nifproof.gate.module.ModuleSource;
import io.nifproof.gate.plan.CellWork;
import io.nifproof.gate.plan.Harnesses;
import io.nifproof.node.FunctionId;
import io.nifproof.node.files.Checksum;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.LoadRequest;
import io.nifproof.node.probe.LoadableModule;
import io.nifproof.node.probe.Outcome;
import io.nifproof.node.probe.Placement;
import io.nifproof.result.CellResult;
import io.nifproof.result.Circumstances;
import io.nifproof.result.Costs;
import io.nifproof.result.Instrument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

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
public record CellTools(
    NodeSession session,
    ModuleSource modules,
    Loading loading,
    CellAudit audit,
    CrashMonitoring watch,
    CellMemory memory) {
  public NodeOptions options(Cell cell) {
    NodeOptions watched = watch.options(cell.runtime().arch()).withFlavor(cell.flavor());
    NodeOptions options = Harnesses.options(watched, cell.subject(), cell.runtime());
    return loading.calls().isEmpty() ? options.withoutUser() : options;
  }

  public LoadRequest request(Path library, LoadableModule module) {
    return new LoadRequest(
        library, module, modules.exact(library), loading.info(library), loading.timeout());
  }

  /** What the file tells. */
  public LibraryAudit audited(CellWork work, LoadableModule module) {
    boolean own = modules.exact(work.library());
    return audit.of(
        work.library(),
        work.cell().runtime(),
        own ? Optional.of(module) : Optional.empty(),
        loading.calls());
  }

  /** The same, of a load. */
  public List<Finding> findings(CellWork work, LibraryAudit audited, LoadReport report) {
    Optional<List<FunctionId>> functions =
        report.outcome() instanceof Outcome.Loaded loaded
            ? Optional.of(loaded.functions())
            : Optional.empty();
    return findings(work, audited, report.placement(), functions);
  }

  /**
   * What the build and the file told, and whether the node contradicts it.
   *
   * @param placement where the library lies in memory, as far as that is known
   * @param functions what the node named; empty when the library did not load
   */
  public List<Finding> findings(
      CellWork work,
      LibraryAudit audited,
      Optional<Placement> placement,
      Optional<List<FunctionId>> functions) {
    List<Finding> findings = new ArrayList<>(audited.findings());
    findings.addAll(BuildFindings.of(work.library(), work.result()));
    if (work.cell().harness() != FlagSet.Harness.ADDRESS_SANITIZER) {
      findings.addAll(
          DiagnosisFindings.blind(work.library(), watch.trap(work.cell().runtime().arch())));
    }
    if (findings.stream().noneMatch(finding -> finding.id() == FindingId.NP066)) {
      PlacementFindings.of(work.library(), work.cell().runtime().arch(), placement)
          .ifPresent(findings::add);
    }
    functions.flatMap(loaded -> NodeAnswer.difference(audited, loaded)).ifPresent(findings::add);
    return findings;
  }

  public Optional<CrashDiagnosis> diagnosis(Path library, Cell cell, LoadReport report) {
    return watch.diagnosis(
        library, cell.runtime(), report.outcome(), report.trap(), report.output());
  }

  /** Remembers what came of a cell, when that is worth it, or that it failed. */
  public void remember(CellWork work, CellResult result) {
    key(work, result).ifPresent(key -> memory.put(key, result));
  }

  /** The hash of everything that a result depends on; empty when something is unreadable. */
  public Optional<String> key(CellRun run) {
    Path library = Path.of(run.result().subject().library());
    return key(new CellWork(run.cell(), library, Optional.empty()), run.result());
  }

  private Optional<String> key(CellWork work, CellResult result) {
    try {
      Optional<String> sha256 = result.subject().sha256();
      return sha256.isEmpty()
          ? Optional.empty()
          : key(work, sha256, modules.module(work.library()));
    } catch (ModuleException e) {
      return Optional.empty();
    }
  }

  private Optional<String> key(CellWork work, Optional<String> sha256, LoadableModule module) {
    Optional<RuntimeOracle> oracle =
        memory.on() ? audit.oracle(work.cell().runtime()) : Optional.empty();
    if (sha256.isEmpty() || oracle.isEmpty()) {
      return Optional.empty();
    }
    try {
      return oracle
          .get()
          .closure(work.library())
          .map(
              closure ->
                  new CellInputs(
                      sha256.get(),
                      module,
                      modules.exact(work.library()),
                      options(work.cell()),
                      Wall.here(),
                      oracle.get().vm(),
                      closure))
          .flatMap(inputs -> memory.key(work, inputs));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** The result of an earlier run; waits for the library, whose bytes it depends on. */
  public Optional<CellResult> remembered(CellWork work, long start) {
    if (!memory.expects(work.cell()) || !work.built()) {
      return Optional.empty();
    }
    try {
      LoadableModule module = modules.module(work.library());
      Optional<String> sha256 = Checksum.SHA256.ifReadable(work.library());
      return key(work, sha256, module)
          .flatMap(memory::find)
          .map(passed -> remembered(work, audited(work, module), passed, sha256, start));
    } catch (ModuleException e) {
      return Optional.empty(); // the cell itself will say so
    }
  }

  private CellResult remembered(
      CellWork work, LibraryAudit audited, CellResult passed, Optional<String> sha256, long start) {
    List<FunctionId> functions =
        passed.load().functions().stream().map(CellTools::function).toList();
    Circumstances then = passed.circumstances();
    return Records.again(
        work,
        passed,
        sha256,
        findings(work, audited, Optional.empty(), Optional.of(functions)),
        new Circumstances(
            true, then.wall(), instruments(work), costs(work, then.costs().loadMillis(), start)));
  }

  /** The opposite of {@link FunctionId#toString}. */
  private static FunctionId function(String text) {
    int slash = text.lastIndexOf('/');
    return new FunctionId(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
  }

  /** The result of a cell that nifproof itself failed on: its trouble ends no other cell. */
  public CellResult notJudged(CellWork work, Throwable failure, long start) {
    return Records.notJudged(work, failure, under(work, OptionalDouble.empty(), start));
  }

  /** The result of a cell whose library was not built. */
  public CellResult notBuilt(CellWork work, long start) {
    return Records.notBuilt(work, under(work, OptionalDouble.empty(), start));
  }

  /** The result of a cell that no node could be given. */
  public CellResult neverStarted(
      CellWork work, Outcome.NeverStarted never, List<Finding> findings, long start) {
    LoadReport report =
        new LoadReport(never, Optional.empty(), Duration.ZERO, never.words(), "", Optional.empty());
    return result(
        work,
        new CellEnd(report, Optional.empty(), List.of(), List.of(), Optional.empty()),
        findings,
        start);
  }

  /** The result of a cell whose node has ended. */
  public CellResult result(CellWork work, CellEnd end, List<Finding> findings, long start) {
    LoadReport load = end.load();
    OptionalDouble millis =
        load.outcome() instanceof Outcome.Loaded
            ? OptionalDouble.of(load.took().toNanos() / 1_000_000.0)
            : OptionalDouble.empty();
    return Records.of(work, end, findings, under(work, millis, start));
  }

  private Circumstances under(CellWork work, OptionalDouble loadMillis, long start) {
    return new Circumstances(false, Wall.here(), instruments(work), costs(work, loadMillis, start));
  }

  private List<Instrument> instruments(CellWork work) {
    Cell cell = work.cell();
    return Instruments.of(watch.trap(cell.runtime().arch()), cell.harness(), watch.required());
  }

  private static Costs costs(CellWork work, OptionalDouble loadMillis, long start) {
    return new Costs((System.nanoTime() - start) / 1_000_000, loadMillis, size(work.library()));
  }

  private static OptionalLong size(Path library) {
    try {
      return OptionalLong.of(Files.size(library));
    } catch (IOException gone) {
      return OptionalLong.empty();
    }
  }
}
