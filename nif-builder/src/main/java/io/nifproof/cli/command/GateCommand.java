package io.nifproof.cli.command;

import io.nifproof.abi.TableAsker;
import io.nifproof.build.Build;
import io.nifproof.cli.option.CellOptions;
import io.nifproof.cli.option.LoadOptions;
import io.nifproof.cli.option.MatrixOptions;
import io.nifproof.cli.option.OutputOptions;
import io.nifproof.cli.option.ProjectFolder;
import io.nifproof.cli.option.TargetOptions;
import io.nifproof.cli.run.HostMachine;
import io.nifproof.finding.Suppressions;
import io.nifproof.gate.cache.ResultCache;
import io.nifproof.gate.cell.CellAudit;
import io.nifproof.gate.module.CaseModules;
import io.nifproof.gate.module.ErlCompiler;
import io.nifproof.gate.module.Loading;
import io.nifproof.gate.module.ModuleSource;
import io.nifproof.gate.module.Modules;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.gate.plan.GatePlanner;
import io.nifproof.gate.run.BuildRun;
import io.nifproof.gate.run.CellRunner;
import io.nifproof.gate.run.GateRun;
import io.nifproof.gate.run.RunFolder;
import io.nifproof.gate.spec.CaseSpec;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.gate.spec.Isolation;
import io.nifproof.gate.spec.Retries;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds and loads everything that a project's {@code nifproof.toml} asks for. */
@Command(
    name = "gate",
    description = {
      "Build a library with every compiler and level, and load each in a node of every runtime,"
          + " as nifproof.toml asks.",
      "",
      "Runtimes of Debian that are missing are added first, unless NIFPROOF_NO_SETUP=1."
    })
public final class GateCommand implements Callable<Integer> {
  @Mixin private ProjectFolder project;

  @Option(
      names = "--save",
      paramLabel = "DIR",
      description = {
        "Keep the report, the libraries and the module in this folder: `nifproof publish` and"
            + " `nifproof package` take them from there."
      })
  private Path save;

  @Option(
      names = "--no-cache",
      description = "Run every cell, also those that passed before with the same inputs.")
  private boolean fresh;

  @Option(
      names = "--time",
      negatable = true,
      description = {
        "Once all cells have ended, measure what a call of each case takes where the VM runs"
            + " natively: a second or so for each cell (default: as nifproof.toml says, else no)."
      })
  private Boolean timing;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description = {
        "Run a cell that fails again, so many times; one that passes then is flaky, a failure"
            + " unless nifproof.toml has gate.allow_flaky (default: as nifproof.toml says, else 0)."
      })
  private Integer retries;

  @Option(
      names = "--isolation",
      paramLabel = "HOW",
      description = {
        "node: each library in a node of its own; shared: those of a runtime in one node, and each"
            + " alone again at the first trouble (default: as nifproof.toml says, else node)."
      })
  private Isolation isolation;

  @Mixin private MatrixOptions matrix;
  @Mixin private CellOptions cells;
  @Mixin private LoadOptions run;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Path> written = output.written();
    GateSpec spec = project.read(matrix);
    Suppressions suppressions =
        new Suppressions(TargetOptions.settings(project.file()).suppressions());
    HostMachine machine = new HostMachine(System.getenv());
    RuntimeCatalog runtimes = machine.runtimesFor(spec, output::say);
    if (run.sandbox()) {
      return run.inSandbox(List.of(spec.project()), writable(written));
    }
    Optional<SavedGate> saving =
        Optional.ofNullable(save).map(folder -> new SavedGate(folder, cells));
    // What is built does not depend on which cells of it are run.
    GatePlan whole = GatePlanner.plan(spec, runtimes, machine.toolchainsFor(spec));
    GatePlan plan = cells.of(whole);
    if (plan.cells().isEmpty()) {
      return output.finish(plan.results(List.of(), Duration.ZERO));
    }
    try (RunFolder folder = RunFolder.create(machine.runtimes().home());
        NodeSession session = NodeSession.open(folder.path())) {
      Duration timeout = run.timeout(spec.timeout());
      TableAsker tables = run.tables(session, folder, timeout);
      ResultCache cache = fresh ? ResultCache.off() : ResultCache.of(machine.runtimes().home());
      CellRunner runner =
          new CellRunner(
              session,
              modules(spec, whole, session, tables, saving),
              loading(spec, whole, session, timeout),
              new CellAudit(suppressions, tables, run.strict()),
              run.watch(machine, HostMachine.archs(plan)).requiring(spec.requireTrap()),
              cache,
              spec.project().toString());
      GateRun.RunOptions options =
          new GateRun.RunOptions(
              isolation(spec), retries(spec), timing(spec), output.listenForInterrupts()::stopped);
      Results report =
          GateRun.gate(
              plan, runner, builder(spec, whole, session, folder), options, output.progress());
      cache.prune();
      run.settle(folder, report.verdict() == Verdict.PASS, output);
      saving.ifPresent(saved -> saved.save(report, suppressions.all()));
      int status = output.finish(report);
      if (report.verdict() != Verdict.INCOMPLETE) {
        AuditCommand.requireUsed(suppressions);
      }
      return status;
    }
  }

  private static Loading loading(
      GateSpec spec, GatePlan plan, NodeSession session, Duration timeout) {
    List<CallRequest> calls = spec.cases().stream().map(CaseSpec::request).toList();
    CaseModules helpers = helpers(spec, plan, session);
    return new Loading(spec.loadInfo(), Map.of(), timeout, calls, helpers);
  }

  /** What makes the libraries; empty when they are there. */
  private static Optional<BuildRun> builder(
      GateSpec spec, GatePlan plan, NodeSession session, RunFolder folder) {
    if (spec.build() instanceof Build.Prebuilt) {
      return Optional.empty();
    }
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(session.markers());
    Path libraries = folder.path().resolve("libraries");
    return Optional.of(new BuildRun(spec, libraries, HostMachine.headers(plan), environment));
  }

  private boolean timing(GateSpec spec) {
    if (Boolean.TRUE.equals(timing) && spec.cases().isEmpty()) {
      output.say("nifproof: nothing to time: nifproof.toml has no [[case]] with a call");
    }
    return timing == null ? spec.timing() : timing;
  }

  private Retries retries(GateSpec spec) {
    return retries == null ? spec.retries() : new Retries(retries, spec.retries().flakyPasses());
  }

  private Isolation isolation(GateSpec spec) {
    return isolation == null ? spec.isolation() : isolation;
  }

  private static CaseModules helpers(GateSpec spec, GatePlan plan, NodeSession session) {
    List<Path> files = spec.cases().stream().flatMap(one -> one.module().stream()).toList();
    return files.isEmpty() ? CaseModules.NONE : CaseModules.of(session, oldest(plan), files);
  }

  private static ErlangRuntime oldest(GatePlan plan) {
    return ErlCompiler.oldest(plan.cells().stream().map(cell -> cell.runtime()).toList());
  }

  private static ModuleSource modules(
      GateSpec spec,
      GatePlan plan,
      NodeSession session,
      TableAsker tables,
      Optional<SavedGate> saving) {
    if (spec.module().isEmpty()) {
      return Modules.stub(tables);
    }
    Path file = spec.module().get().path();
    if (spec.module().get() instanceof GateSpec.ModuleFile.Beam) {
      return Modules.own(remembered(saving, () -> Files.readAllBytes(file)));
    }
    return Modules.own(remembered(saving, () -> ErlCompiler.compile(session, oldest(plan), file)));
  }

  private static Callable<byte[]> remembered(Optional<SavedGate> saving, Callable<byte[]> beam) {
    return saving.isPresent() ? saving.get().remembering(beam) : beam;
  }

  /** A sandbox can only write to a folder that is there. */
  private List<Path> writable(List<Path> written) throws IOException {
    List<Path> all = new ArrayList<>(written);
    if (save != null) {
      all.add(Files.createDirectories(save));
    }
    return all;
  }
}
