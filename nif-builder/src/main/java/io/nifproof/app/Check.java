package io.nifproof.app;

import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.abi.TableAsker;
import io.nifproof.app.host.HostMachine;
import io.nifproof.app.host.UseCaseException;
import io.nifproof.audit.SharedNames;
import io.nifproof.finding.Suppressions;
import io.nifproof.gate.cache.ResultCache;
import io.nifproof.gate.cell.CellAudit;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.gate.module.CaseModules;
import io.nifproof.gate.module.ElixirCompiler;
import io.nifproof.gate.module.Loading;
import io.nifproof.gate.module.ModuleAgain;
import io.nifproof.gate.module.ModuleSource;
import io.nifproof.gate.module.Modules;
import io.nifproof.gate.plan.CheckPlanner;
import io.nifproof.gate.plan.CheckedLibrary;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.gate.run.CellRunner;
import io.nifproof.gate.run.GateEvent;
import io.nifproof.gate.run.GateRun;
import io.nifproof.gate.run.RunFolder;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.beam.BeamFormatException;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.node.probe.Grace;
import io.nifproof.node.term.TermSyntaxException;
import io.nifproof.node.term.Terms;
import io.nifproof.node.wall.WallSettings;
import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/** Loads libraries that are there. Thread-safe. */
public final class Check {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final HostMachine machine;
  private final Notices notices;

  /** A check on a machine. */
  public Check(HostMachine machine, Notices notices) {
    this.machine = machine;
    this.notices = notices;
  }

  /**
   * What a request names besides libraries, read and found right.
   *
   * @param module the object code for all libraries
   * @param info the second argument of {@code load_nif} for all libraries
   */
  @SuppressWarnings("ArrayRecordComponent") // object code is handed on as it is
  private record Given(Optional<byte[]> module, Optional<OtpErlangObject> info) {}

  private static Given given(CheckRequest request) throws IOException {
    Optional<byte[]> module =
        request.module().isPresent() ? Optional.of(module(request)) : Optional.empty();
    return new Given(module, request.loadInfo().map(Check::term));
  }

  /**
   * Runs a check.
   *
   * @param listener told what happens, from several threads but one event at a time
   * @param stopped whether the run shall end: nothing new is begun then
   * @throws UseCaseException when it cannot be run as it was asked for
   */
  public RunResult run(CheckRequest request, Consumer<GateEvent> listener, BooleanSupplier stopped)
      throws IOException, InterruptedException {
    Given given = given(request);
    machine.requireRoom();
    try (RunFolder folder = RunFolder.create(machine.runtimes().home())) {
      CheckedLibraries libraries = collect(request.things(), folder);
      GatePlan plan = plan(request, libraries);
      plan.account()
          .notChecked()
          .forEach(one -> notices.say("not checked: " + one.what() + ": " + one.reason()));
      if (plan.cells().isEmpty()) {
        folder.discard();
        return RunResult.of(plan);
      }
      WallSettings walls = request.load().walls(machine, GateSpec.WallSpec.DEFAULT);
      try (NodeSession session = NodeSession.open(folder.path(), walls)) {
        Suppressions suppressions = new Suppressions(request.suppressions());
        CellRunner cells = runner(request, given, libraries, plan, suppressions, session, folder);
        Results results = GateRun.check(plan, cells, stopped, listener);
        request.load().settle(folder, results.verdict() == Verdict.PASS, notices);
        return RunResult.of(results, suppressions);
      }
    }
  }

  /** A run that ends before any node has begun leaves nothing to look at. */
  private static CheckedLibraries collect(CheckedThings things, RunFolder folder) {
    try {
      return things.collect(folder.path().resolve("unpacked"));
    } catch (UseCaseException e) {
      folder.discard();
      throw e;
    }
  }

  private GatePlan plan(CheckRequest request, CheckedLibraries libraries)
      throws IOException, InterruptedException {
    List<String> wanted = request.where().runtimes();
    RuntimeCatalog found = machine.runtimes().catalog(wanted);
    List<String> proving =
        wanted.isEmpty() ? found.states().stream().map(RuntimeState::id).toList() : wanted;
    List<FlagSet> flags =
        request.mallocCheck()
            ? List.of(FlagSet.PLAIN, FlagSet.MALLOC_CHECK)
            : List.of(FlagSet.PLAIN);
    return new CheckPlanner(flags, wanted, machine.proved(found, proving))
        .plan(
            libraries.libraries(),
            libraries.unreadable(),
            libraries.passedOver(),
            request.where().all());
  }

  private CellRunner runner(
      CheckRequest request,
      Given given,
      CheckedLibraries libraries,
      GatePlan plan,
      Suppressions suppressions,
      NodeSession session,
      RunFolder folder)
      throws InterruptedException {
    LoadSettings load = request.load();
    Duration timeout = load.timeout().orElse(TIMEOUT);
    TableAsker tables = load.tables(session, folder, timeout);
    ElixirCompiler elixir = GateWork.elixir(machine, session, folder);
    Function<Path, ModuleAgain> again = file -> new ModuleAgain(session, elixir, around(file));
    ModuleSource modules =
        given.module().isPresent()
            ? Modules.own(given.module()::get, again.apply(request.module().orElseThrow()))
            : Modules.beside(libraries.modules(), again, Modules.stub(tables));
    return new CellRunner(
        session,
        modules,
        loading(request, given, libraries, timeout),
        new CellAudit(
            suppressions,
            tables,
            load.strict(),
            SharedNames.among(libraries.libraries().stream().map(CheckedLibrary::file).toList())),
        load.watch(machine, plan),
        ResultCache.off(),
        "");
  }

  private static Loading loading(
      CheckRequest request, Given given, CheckedLibraries libraries, Duration timeout) {
    Map<Path, OtpErlangObject> known = new HashMap<>();
    if (given.info().isEmpty()) {
      libraries.loadInfos().forEach((library, text) -> known.put(library, term(text)));
    }
    return new Loading(
        given.info().orElseGet(() -> new OtpErlangLong(0)),
        known,
        timeout,
        request.load().grace().orElse(Grace.DEFAULT),
        request.calls().stream().map(CallRequest::of).toList(),
        CaseModules.NONE);
  }

  /** Where the sources of a module may be that lies, or whose library lies, at some place. */
  private static List<Path> around(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return folder.getParent() == null ? List.of(folder) : List.of(folder, folder.getParent());
  }

  private static byte[] module(CheckRequest request) throws IOException {
    Path file = request.module().orElseThrow();
    if (!Files.isRegularFile(file)) {
      throw UseCaseException.wrong(
          "`" + file + "` is not there; expected the object code of a module",
          "compile the module first");
    }
    if (!request.things().oneFile()) {
      throw UseCaseException.wrong(
          "--beam names one module, but " + request.things().instead(),
          "check them one by one, or without --beam: a module that lies beside is found");
    }
    byte[] beam = Files.readAllBytes(file);
    try {
      BeamFile unused = BeamFile.parse(beam);
    } catch (BeamFormatException e) {
      throw UseCaseException.wrong(
          "`" + file + "` for --beam: " + e.getMessage(),
          "name the object code that erlc made, such as ebin/foo.beam");
    }
    return beam;
  }

  private static OtpErlangObject term(String text) {
    try {
      return Terms.parse(text);
    } catch (TermSyntaxException e) {
      throw UseCaseException.wrong(
          "`" + text + "` for --load-info: " + e.getMessage(),
          "quote it for the shell, as in --load-info '{302, <<\"path\">>, false}'");
    }
  }
}
