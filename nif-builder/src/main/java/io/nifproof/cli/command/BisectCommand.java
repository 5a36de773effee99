package io.nifproof.cli.command;

import io.nifproof.abi.TableAsker;
import io.nifproof.bisect.Bisection;
import io.nifproof.bisect.CaseTests;
import io.nifproof.bisect.NodeTest;
import io.nifproof.bisect.result.BisectEvent;
import io.nifproof.bisect.result.BisectReport;
import io.nifproof.bisect.result.BisectSubject;
import io.nifproof.bisect.result.Conclusion;
import io.nifproof.bisect.result.LibraryTest;
import io.nifproof.bisect.search.Question;
import io.nifproof.bisect.variant.ProjectBuild;
import io.nifproof.build.Build;
import io.nifproof.build.ErlangHeaders;
import io.nifproof.build.SourceFiles;
import io.nifproof.cli.option.BisectOptions;
import io.nifproof.cli.option.Format;
import io.nifproof.cli.option.MatrixOptions;
import io.nifproof.cli.option.ProjectFolder;
import io.nifproof.cli.run.Asking;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.HostMachine;
import io.nifproof.cli.run.Verbosity;
import io.nifproof.gate.module.CaseModules;
import io.nifproof.gate.module.ErlCompiler;
import io.nifproof.gate.module.ModuleSource;
import io.nifproof.gate.module.Modules;
import io.nifproof.gate.run.RunFolder;
import io.nifproof.gate.spec.CaseSpec;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.report.json.BisectJson;
import io.nifproof.report.text.BisectProgress;
import io.nifproof.report.text.BisectText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds what makes a library fail that works when it is built otherwise. */
@Command(
    name = "bisect",
    description = {
      "Find what makes a library fail that works when it is built otherwise: the level, the flag"
          + " or the compiler's pass, the file, the function.",
      "",
      "Builds the library of nifproof.toml again and again and tests each in a node of its own."
          + " What was tried goes to stderr, the result to stdout."
    })
public final class BisectCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Mixin private ProjectFolder project;

  @Mixin private BisectOptions options;

  @Option(names = "--keep", description = "Keep the run's folder, with all that was built.")
  private boolean keep;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Write the result as text or json (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Override
  public Integer call() throws IOException, InterruptedException {
    GateSpec spec = project.read(new MatrixOptions());
    BisectOptions.Test test = options.test(spec);
    Duration timeout = options.timeout(spec.timeout());
    HostMachine machine = new HostMachine(System.getenv());
    ErlangRuntime runtime = options.runtime(machine);
    Question question = options.question(machine, spec, runtime.arch());
    Optional<ProjectBuild> own = project(spec, runtime);
    Optional<BisectSubject> subject =
        own.isPresent() ? Optional.empty() : Optional.of(subject(spec, runtime));
    try (RunFolder folder = RunFolder.create(machine.runtimes().home());
        NodeSession session = NodeSession.open(folder.path())) {
      Map<String, String> environment = new HashMap<>(System.getenv());
      environment.putAll(session.markers());
      environment.put("TMPDIR", folder.path().toString());
      NodeTest tested =
          new NodeTest(
              session,
              runtime,
              library(spec, test, runtime, session, Asking.whereUnknown(session, folder, timeout)),
              test.request(),
              timeout);
      CaseTests cases = new CaseTests(tested, others(spec, test, runtime, session, timeout));
      Path built = Files.createDirectory(folder.path().resolve("built"));
      BisectReport report =
          own.isPresent()
              ? Bisection.run(own.get(), question, built, environment, cases, progress())
              : Bisection.run(
                  subject.orElseThrow(), question, built, environment, cases, progress());
      if (keep) {
        say("nifproof: what the run wrote is in " + folder.path());
      } else {
        folder.discard();
      }
      return finish(report, test.request(), options.check(spec, test, runtime));
    }
  }

  private int finish(BisectReport report, Optional<CallRequest> call, List<String> check) {
    PrintWriter out = command.commandLine().getOut();
    if (report.conclusion() == Conclusion.BAD_CALL) {
      throw new CommandFailure(
          ExitCode.USAGE,
          report.reason().orElse("") + "; expected an Erlang expression",
          "quote it for the shell, as in --call 'f(1)'");
    }
    if (format == Format.JSON) {
      BisectJson.write(report, call, check, out);
    } else {
      new BisectText(out, call, check).write(report);
    }
    out.flush();
    return exitCode(report.conclusion()).status();
  }

  /** That something fails is what was asked for, and still a failure. */
  private static ExitCode exitCode(Conclusion conclusion) {
    return switch (conclusion) {
      case FOUND, NOTHING_PASSES -> ExitCode.FAIL;
      case NOTHING_FAILS -> ExitCode.NOTHING_CHECKED;
      case NOT_DETERMINISTIC, INCOMPLETE -> ExitCode.INCOMPLETE;
      case BAD_CALL -> ExitCode.USAGE;
    };
  }

  private static Optional<ProjectBuild> project(GateSpec spec, ErlangRuntime runtime) {
    if (spec.build() instanceof Build.Prebuilt) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "`build.system` is `prebuilt`; bisect builds a library again and again in other ways",
          "name its `sources`, or the build system that makes it, in nifproof.toml");
    }
    if (!(spec.build() instanceof Build.Project own)) {
      return Optional.empty();
    }
    ErlangHeaders headers =
        new ErlangHeaders(
            BisectOptions.headers(runtime), HostMachine.eiLibraries(List.of(runtime)));
    return Optional.of(
        new ProjectBuild(spec.name(), spec.project(), own, headers, spec.cflags(), spec.ldflags()));
  }

  private static BisectSubject subject(GateSpec spec, ErlangRuntime runtime) {
    SourceFiles sources = SourceFiles.of(spec.project(), spec.sources());
    if (!sources.missing().isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "no source `" + String.join("`, `", sources.missing()) + "` in `" + spec.project() + "`",
          "`sources` names files, or patterns such as `c_src/*.c`, relative to the project");
    }
    return new BisectSubject(
        spec.name(),
        spec.project(),
        sources.files(),
        List.of(BisectOptions.headers(runtime)),
        spec.cflags(),
        spec.ldflags());
  }

  private static NodeTest.Library library(
      GateSpec spec,
      BisectOptions.Test test,
      ErlangRuntime runtime,
      NodeSession session,
      TableAsker tables) {
    CaseModules helpers =
        test.module()
            .map(file -> CaseModules.of(session, runtime, List.of(file)))
            .orElse(CaseModules.NONE);
    return new NodeTest.Library(modules(spec, session, runtime, tables), helpers, spec.loadInfo());
  }

  /** The other cases of nifproof.toml. */
  private static Map<String, LibraryTest> others(
      GateSpec spec,
      BisectOptions.Test test,
      ErlangRuntime runtime,
      NodeSession session,
      Duration timeout) {
    Map<String, LibraryTest> others = new LinkedHashMap<>();
    for (CaseSpec one : spec.cases()) {
      if (!test.request().equals(Optional.of(one.request()))) {
        BisectOptions.Test other = new BisectOptions.Test(Optional.of(one.request()), one.module());
        others.put(
            one.request().name(),
            new NodeTest(
                session,
                runtime,
                library(spec, other, runtime, session, TableAsker.NEVER),
                other.request(),
                timeout));
      }
    }
    return others;
  }

  private static ModuleSource modules(
      GateSpec spec, NodeSession session, ErlangRuntime runtime, TableAsker tables) {
    if (spec.module().isEmpty()) {
      return Modules.stub(tables);
    }
    Path file = spec.module().get().path();
    return spec.module().get() instanceof GateSpec.ModuleFile.Beam
        ? Modules.own(() -> Files.readAllBytes(file))
        : Modules.own(() -> ErlCompiler.compile(session, runtime, file));
  }

  private Consumer<BisectEvent> progress() {
    return quiet() ? unused -> {} : new BisectProgress(command.commandLine().getErr());
  }

  private void say(String line) {
    if (!quiet()) {
      command.commandLine().getErr().println(line);
    }
  }

  private boolean quiet() {
    return Verbosity.of(command).quiet();
  }
}
