package io.nifproof.cli.command;

import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.abi.TableAsker;
import io.nifproof.cli.option.LoadOptions;
import io.nifproof.cli.option.OutputOptions;
import io.nifproof.cli.option.RepositoryOptions;
import io.nifproof.cli.option.TargetOptions;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.HostMachine;
import io.nifproof.finding.Suppressions;
import io.nifproof.gate.cache.ResultCache;
import io.nifproof.gate.cell.CellAudit;
import io.nifproof.gate.matrix.FlagSet;
import io.nifproof.gate.module.CaseModules;
import io.nifproof.gate.module.Loading;
import io.nifproof.gate.module.ModuleSource;
import io.nifproof.gate.module.Modules;
import io.nifproof.gate.plan.CheckPlanner;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.gate.run.CellRunner;
import io.nifproof.gate.run.GateRun;
import io.nifproof.gate.run.RunFolder;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.beam.BeamFormatException;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.node.term.TermSyntaxException;
import io.nifproof.node.term.Terms;
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
import picocli.CommandLine.Parameters;

/** Loads libraries that are there. */
@Command(
    name = "check",
    description = {
      "Load built libraries, each in a node of its own, and say what happened.",
      "",
      "Without --runtime a library is loaded on every known runtime of its own architecture.",
      "",
      "In a folder or an archive (tarball, Hex package, .deb) every NIF library is checked, with"
          + " the module beside it. Of coordinates every published library is, on the architecture"
          + " that its classifier promises."
    })
public final class CheckCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "LIB",
      description = "Built libraries (.so), folders, archives, or coordinates (G:A:V).")
  private List<String> things;

  @Option(
      names = "--beam",
      paramLabel = "FILE",
      description = {
        "The library's own Erlang module. Without it, a stub is made of the functions that the"
            + " library declares."
      })
  private Path beam;

  @Option(
      names = "--runtime",
      paramLabel = "ID",
      description = "Load on this runtime; may be repeated. `nifproof runtime list` names them.")
  private List<String> runtimes = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "File with suppressions (default: ./nifproof.toml, if there).")
  private Path config;

  @Option(
      names = "--load-info",
      paramLabel = "TERM",
      description = {
        "The Erlang term given to load_nif (default: 0; for crypto and asn1 of OTP what these"
            + " want)."
      })
  private String loadInfo;

  @Option(
      names = "--call",
      paramLabel = "EXPR",
      description = {
        "Evaluate this Erlang expression once the library is loaded, such as 'f(1, <<\"x\">>)';"
            + " may be repeated. A call without a module is one of the library's module. After a"
            + " crash the next one is made in a new node."
      })
  private List<String> calls = new ArrayList<>();

  @Option(
      names = "--malloc-check",
      description = {
        "Load each library a second time with glibc's checking malloc under the VM"
            + " (MALLOC_CHECK_=3, +Mea min): it stops at a block that was written past its end, or"
            + " freed twice, by a library that nobody can compile again."
      })
  private boolean mallocCheck;

  @Mixin private LoadOptions run;
  @Mixin private RepositoryOptions repositories;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CheckedThings named = new CheckedThings(things);
    requireModule(named);
    List<Path> written = output.written();
    Optional<ModuleSource> own = ownModule();
    Optional<OtpErlangObject> info = Optional.ofNullable(loadInfo).map(this::term);
    Suppressions suppressions =
        new Suppressions(TargetOptions.chosen(Optional.ofNullable(config)).suppressions());
    if (run.sandbox()) {
      named.requireFilesOnly();
      List<Path> needed = new ArrayList<>(named.paths());
      Optional.ofNullable(beam).ifPresent(needed::add);
      Optional.ofNullable(config).ifPresent(needed::add);
      return run.inSandbox(needed, written);
    }
    HostMachine machine = new HostMachine(System.getenv());
    try (RunFolder folder = RunFolder.create(machine.runtimes().home())) {
      CheckedLibraries libraries = collect(named, folder);
      libraries.passedOver().forEach(line -> output.say("not checked: " + line));
      return check(libraries, own, info, suppressions, machine, folder);
    }
  }

  /** A run that ends before any node has begun leaves nothing to look at. */
  private CheckedLibraries collect(CheckedThings named, RunFolder folder) {
    try {
      return named.collect(folder.path().resolve("unpacked"), repositories);
    } catch (CommandFailure e) {
      folder.discard();
      throw e;
    }
  }

  private int check(
      CheckedLibraries libraries,
      Optional<ModuleSource> own,
      Optional<OtpErlangObject> info,
      Suppressions suppressions,
      HostMachine machine,
      RunFolder folder)
      throws IOException, InterruptedException {
    RuntimeCatalog found = machine.runtimes().catalog(runtimes);
    List<String> proving =
        runtimes.isEmpty() ? found.states().stream().map(RuntimeState::id).toList() : runtimes;
    GatePlan plan =
        CheckPlanner.plan(
            libraries.libraries(),
            mallocCheck ? List.of(FlagSet.PLAIN, FlagSet.MALLOC_CHECK) : List.of(FlagSet.PLAIN),
            runtimes,
            machine.proved(found, proving),
            libraries.unreadable());
    if (plan.cells().isEmpty()) {
      folder.discard();
      return output.finish(plan.results(List.of(), Duration.ZERO));
    }
    try (NodeSession session = NodeSession.open(folder.path())) {
      Duration timeout = run.timeout(Duration.ofSeconds(20));
      TableAsker tables = run.tables(session, folder, timeout);
      ModuleSource stubs = Modules.stub(tables);
      CellRunner cells =
          new CellRunner(
              session,
              own.orElseGet(() -> Modules.beside(libraries.modules(), stubs)),
              loading(libraries, info, timeout),
              new CellAudit(suppressions, tables, run.strict()),
              run.watch(machine, HostMachine.archs(plan)),
              ResultCache.off(),
              "");
      Results report =
          GateRun.check(plan, cells, output.listenForInterrupts()::stopped, output.progress());
      run.settle(folder, report.verdict() == Verdict.PASS, output);
      int status = output.finish(report);
      if (report.verdict() != Verdict.INCOMPLETE) {
        AuditCommand.requireUsed(suppressions);
      }
      return status;
    }
  }

  private Loading loading(
      CheckedLibraries libraries, Optional<OtpErlangObject> info, Duration timeout) {
    Map<Path, OtpErlangObject> known = new HashMap<>();
    if (info.isEmpty()) {
      libraries.loadInfos().forEach((library, text) -> known.put(library, term(text)));
    }
    return new Loading(
        info.orElseGet(() -> new OtpErlangLong(0)),
        known,
        timeout,
        calls.stream().map(CallRequest::of).toList(),
        CaseModules.NONE);
  }

  private void requireModule(CheckedThings named) {
    if (beam == null) {
      return;
    }
    if (!Files.isRegularFile(beam)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "`" + beam + "` is not there; expected the object code of a module",
          "compile the module first");
    }
    if (things.size() > 1 || !named.oneFile()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--beam names one module, but "
              + (things.size() > 1
                  ? things.size() + " libraries were given"
                  : "`" + things.get(0) + "` is no file; expected a built library"),
          "check them one by one, or without --beam: a module that lies beside is found");
    }
  }

  private Optional<ModuleSource> ownModule() throws IOException {
    if (beam == null) {
      return Optional.empty();
    }
    byte[] module = Files.readAllBytes(beam);
    try {
      BeamFile unused = BeamFile.parse(module);
    } catch (BeamFormatException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "`" + beam + "` for --beam: " + e.getMessage(),
          "name the object code that erlc made, such as ebin/foo.beam");
    }
    return Optional.of(Modules.own(() -> module));
  }

  private OtpErlangObject term(String text) {
    try {
      return Terms.parse(text);
    } catch (TermSyntaxException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "`" + text + "` for --load-info: " + e.getMessage(),
          "quote it for the shell, as in --load-info '{302, <<\"path\">>, false}'");
    }
  }
}
