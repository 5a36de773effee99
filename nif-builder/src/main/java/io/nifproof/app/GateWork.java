package io.nifproof.app;

import io.nifproof.abi.TableAsker;
import io.nifproof.app.host.HostMachine;
import io.nifproof.build.Build;
import io.nifproof.gate.module.CaseModules;
import io.nifproof.gate.module.ElixirCompiler;
import io.nifproof.gate.module.ErlCompiler;
import io.nifproof.gate.module.Loading;
import io.nifproof.gate.module.ModuleSource;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.gate.run.BuildRun;
import io.nifproof.gate.run.GateRun;
import io.nifproof.gate.run.RunFolder;
import io.nifproof.gate.spec.CaseSpec;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.gate.spec.Library;
import io.nifproof.gate.spec.Retries;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.probe.CallRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a gate's cells need of the project: how it is built, loaded and called.
 *
 * @param plan all cells of the project, also those that are left out
 */
record GateWork(
    HostMachine machine, GateSpec spec, GatePlan plan, RunFolder folder, NodeSession session) {
  Loading loading(Library library, LoadSettings load, Duration timeout) {
    List<CallRequest> calls = library.cases().stream().map(CaseSpec::request).toList();
    Duration grace = load.grace().orElse(spec.run().grace());
    return new Loading(library.loadInfo(), Map.of(), timeout, grace, calls, helpers(library));
  }

  private CaseModules helpers(Library library) {
    List<Path> files = library.cases().stream().flatMap(one -> one.module().stream()).toList();
    return files.isEmpty() ? CaseModules.NONE : CaseModules.of(session, oldest(), files);
  }

  ModuleSource modules(Library library, TableAsker tables, Optional<SavedGate> saving) {
    return new SpecModule(spec, session, elixir(machine, session, folder), oldest())
        .of(
            library,
            tables,
            beam -> saving.isPresent() ? saving.get().remembering(library.name(), beam) : beam);
  }

  /** What compiles modules in Elixir, in a run's folder. */
  static ElixirCompiler elixir(HostMachine machine, NodeSession session, RunFolder folder) {
    Map<String, String> environment = new HashMap<>(machine.environment());
    environment.putAll(session.markers());
    return new ElixirCompiler(environment, folder.path().resolve("elixir"));
  }

  private ErlangRuntime oldest() {
    return ErlCompiler.oldest(plan.cells().stream().map(cell -> cell.runtime()).toList());
  }

  /** What makes the libraries; empty when they are there. */
  Optional<BuildRun> builder() throws IOException {
    if (spec.build() instanceof Build.Prebuilt) {
      return Optional.empty();
    }
    Map<String, String> environment = new HashMap<>(machine.environment());
    environment.putAll(session.markers());
    // There before any node is, so that those that boot ahead see what will be in it.
    Path libraries = Files.createDirectories(folder.path().resolve("libraries"));
    return Optional.of(new BuildRun(spec, libraries, HostMachine.headers(plan, spec), environment));
  }

  /** What the request says, or else the project. */
  GateRun.RunOptions options(GateRequest request, BooleanSupplier stopped, Notices notices) {
    boolean called = spec.libraries().stream().anyMatch(one -> !one.cases().isEmpty());
    if (request.timing().orElse(false) && !called) {
      notices.say("nifproof: nothing to time: nifproof.toml has no [[case]] with a call");
    }
    Retries retries =
        request
            .retries()
            .map(most -> new Retries(most, spec.run().retries().flakyPasses()))
            .orElse(spec.run().retries());
    return new GateRun.RunOptions(
        request.isolation().orElse(spec.run().isolation()),
        retries,
        request.timing().orElse(spec.run().timing()),
        stopped);
  }
}
