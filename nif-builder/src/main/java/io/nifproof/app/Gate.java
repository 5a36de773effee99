package io.nifproof.app;

import io.nifproof.abi.TableAsker;
import io.nifproof.app.host.HostMachine;
import io.nifproof.app.host.UseCaseException;
import io.nifproof.finding.Suppressions;
import io.nifproof.gate.cache.ResultCache;
import io.nifproof.gate.cell.CellAudit;
import io.nifproof.gate.cell.CrashMonitoring;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.gate.plan.GatePlanner;
import io.nifproof.gate.run.CellRunner;
import io.nifproof.gate.run.GateEvent;
import io.nifproof.gate.run.GateRun;
import io.nifproof.gate.run.LibrariesTogether;
import io.nifproof.gate.run.RunFolder;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.gate.spec.Library;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.wall.WallSettings;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Builds and loads everything that a project asks for. Thread-safe; gates that run at the same time
 * compete for the same cores.
 */
public final class Gate {
  private final HostMachine machine;
  private final Notices notices;

  /** A gate on a machine. */
  public Gate(HostMachine machine, Notices notices) {
    this.machine = machine;
    this.notices = notices;
  }

  /**
   * What a gate would run, without building, loading or adding anything.
   *
   * @throws UseCaseException when the project's file is wrong, or names what is not there
   */
  public GatePlan plan(Project project, CellSelection cells)
      throws IOException, InterruptedException {
    GateSpec spec = project.read();
    RuntimeCatalog runtimes = machine.catalog(spec.matrix().runtimes());
    return cells.of(GatePlanner.plan(spec, runtimes, machine.toolchainsFor(spec)));
  }

  private record Prepared(GateSpec spec, Suppressions suppressions, RuntimeCatalog runtimes) {}

  private Prepared prepared(Project project) throws IOException, InterruptedException {
    GateSpec spec = project.read();
    Suppressions suppressions = project.suppressions();
    machine.requireRoom();
    return new Prepared(spec, suppressions, machine.runtimesFor(spec, notices::say));
  }

  /**
   * Runs a gate.
   *
   * @param listener told what happens, from several threads but one event at a time
   * @param stopped whether the run shall end: nothing new is begun then
   * @throws UseCaseException when it cannot be run as it was asked for
   */
  public RunResult run(GateRequest request, Consumer<GateEvent> listener, BooleanSupplier stopped)
      throws IOException, InterruptedException {
    Prepared ready = prepared(request.project());
    GateSpec spec = ready.spec();
    Optional<SavedGate> saving =
        request.save().map(folder -> new SavedGate(folder, request.cells()));
    // What is built does not depend on which cells of it are run.
    GatePlan whole = GatePlanner.plan(spec, ready.runtimes(), machine.toolchainsFor(spec));
    GatePlan plan = request.cells().of(whole);
    if (plan.cells().isEmpty()) {
      return RunResult.of(plan);
    }
    WallSettings walls = request.load().walls(machine, spec.wall());
    try (RunFolder folder = RunFolder.create(machine.runtimes().home());
        NodeSession session = NodeSession.open(folder.path(), walls)) {
      GateWork work = new GateWork(machine, spec, whole, folder, session);
      ResultCache cache =
          request.fresh()
              ? ResultCache.fresh(machine.runtimes().home())
              : ResultCache.of(machine.runtimes().home());
      Map<String, CellRunner> runners = runners(request, ready, plan, work, saving, cache);
      GateRun.RunOptions options = work.options(request, stopped, notices);
      Results each = GateRun.gate(plan, runners, work.builder(), options, listener);
      Results results = LibrariesTogether.judge(each, ready.suppressions());
      cache.prune();
      request.load().settle(folder, results.verdict() == Verdict.PASS, notices);
      saving.ifPresent(saved -> saved.save(results, ready.suppressions().all()));
      return RunResult.of(results, ready.suppressions());
    }
  }

  private Map<String, CellRunner> runners(
      GateRequest request,
      Prepared ready,
      GatePlan plan,
      GateWork work,
      Optional<SavedGate> saving,
      ResultCache cache)
      throws InterruptedException {
    LoadSettings load = request.load();
    Duration timeout = load.timeout().orElse(ready.spec().run().timeout());
    TableAsker tables = load.tables(work.session(), work.folder(), timeout);
    CellAudit audit = new CellAudit(ready.suppressions(), tables, load.strict());
    CrashMonitoring watch = load.watch(machine, plan).requiring(ready.spec().run().requireTrap());
    Map<String, CellRunner> runners = new LinkedHashMap<>();
    for (Library library : ready.spec().libraries()) {
      runners.put(
          library.name(),
          new CellRunner(
              work.session(),
              work.modules(library, tables, saving),
              work.loading(library, load, timeout),
              audit,
              watch,
              cache,
              ready.spec().project().toString()));
    }
    return runners;
  }
}
