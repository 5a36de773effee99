package io.nifproof.app;

import io.nifproof.app.host.HostMachine;
import io.nifproof.app.host.UseCaseException;
import io.nifproof.app.host.WallWish;
import io.nifproof.bisect.Bisection;
import io.nifproof.bisect.CaseTests;
import io.nifproof.bisect.result.BisectEvent;
import io.nifproof.bisect.result.BisectReport;
import io.nifproof.bisect.result.BisectSubject;
import io.nifproof.bisect.result.Conclusion;
import io.nifproof.bisect.search.Question;
import io.nifproof.bisect.variant.ProjectBuild;
import io.nifproof.build.Build;
import io.nifproof.build.ErlangHeaders;
import io.nifproof.build.SourceFiles;
import io.nifproof.gate.run.RunFolder;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.gate.spec.Library;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.wall.WallSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds what makes a library fail that works when it is built otherwise. Thread-safe. */
public final class Bisect {
  private final HostMachine machine;
  private final Notices notices;

  /** Bisections on a machine. */
  public Bisect(HostMachine machine, Notices notices) {
    this.machine = machine;
    this.notices = notices;
  }

  /** What is built again and again: a project by its own build system, or sources. */
  private interface Subject {
    BisectReport run(
        Question question,
        Path built,
        Map<String, String> environment,
        CaseTests cases,
        Consumer<BisectEvent> listener);
  }

  /**
   * Runs a bisection.
   *
   * @param listener told what was tried, as it goes
   * @throws UseCaseException when it cannot be run as it was asked for, or the call is no Erlang
   */
  public BisectResult run(BisectRequest request, Consumer<BisectEvent> listener)
      throws IOException, InterruptedException {
    GateSpec spec = request.project().read();
    Library library = request.chosen(spec);
    TestedCase tested = TestedCase.of(request.test(), library);
    Duration timeout = request.timeout().orElse(spec.run().timeout());
    machine.requireRoom();
    ErlangRuntime runtime = runtime(request.runtime());
    BisectWays ways = new BisectWays(spec, request.pass(), request.fail());
    Question question = ways.question(machine, runtime.arch());
    Subject subject = subject(spec, library, runtime);
    WallSettings walls = machine.walls(WallWish.NONE, spec.wall());
    try (RunFolder folder = RunFolder.create(machine.runtimes().home());
        NodeSession session = NodeSession.open(folder.path(), walls)) {
      Map<String, String> environment = new HashMap<>(machine.environment());
      environment.putAll(session.markers());
      environment.put("TMPDIR", folder.path().toString());
      SpecModule modules =
          new SpecModule(spec, session, GateWork.elixir(machine, session, folder), runtime);
      BisectLoading loading = new BisectLoading(library, modules, runtime, session, timeout);
      CaseTests cases = loading.tests(tested, folder);
      Path built = Files.createDirectory(folder.path().resolve("built"));
      BisectReport report = subject.run(question, built, environment, cases, listener);
      if (request.keep()) {
        notices.say("nifproof: what the run wrote is in " + folder.path());
      } else {
        folder.discard();
      }
      requireCall(report);
      return new BisectResult(
          report, tested.request(), tested.check(spec.build(), library, runtime));
    }
  }

  private static void requireCall(BisectReport report) {
    if (report.conclusion() == Conclusion.BAD_CALL) {
      throw UseCaseException.wrong(
          report.reason().orElse("") + "; expected an Erlang expression",
          "quote it for the shell, as in --call 'f(1)'");
    }
  }

  private ErlangRuntime runtime(String id) throws IOException, InterruptedException {
    RuntimeState state =
        machine
            .catalog(List.of(id))
            .state(id)
            .orElseThrow(
                () ->
                    UseCaseException.unavailable(
                        "no runtime `" + id + "` on this machine", "nifproof runtime list"));
    if (state instanceof RuntimeState.Unusable unusable) {
      throw UseCaseException.unavailable(
          "runtime `" + id + "`: " + unusable.reason(), "nifproof doctor");
    }
    return state.runtime().orElseThrow();
  }

  private static Subject subject(GateSpec spec, Library library, ErlangRuntime runtime) {
    if (spec.build() instanceof Build.Prebuilt) {
      throw UseCaseException.wrong(
          "`build.system` is `prebuilt`; bisect builds a library again and again in other ways",
          "name its `sources`, or the build system that makes it, in nifproof.toml");
    }
    if (spec.build() instanceof Build.Project own) {
      ProjectBuild project = project(spec, library, own, runtime);
      return (question, built, environment, cases, listener) ->
          Bisection.run(project, question, built, environment, cases, listener);
    }
    BisectSubject sources = sources(spec, library, runtime);
    return (question, built, environment, cases, listener) ->
        Bisection.run(sources, question, built, environment, cases, listener);
  }

  private static ProjectBuild project(
      GateSpec spec, Library library, Build.Project own, ErlangRuntime runtime) {
    ErlangHeaders headers =
        new ErlangHeaders(headers(runtime), HostMachine.eiLibraries(List.of(runtime)));
    return new ProjectBuild(
        library.name(),
        spec.project(),
        own,
        library.recipe().output(runtime.arch()),
        headers,
        library.recipe().cflags(),
        library.recipe().ldflags());
  }

  private static BisectSubject sources(GateSpec spec, Library library, ErlangRuntime runtime) {
    SourceFiles sources = SourceFiles.of(spec.project(), library.recipe().sources());
    if (!sources.missing().isEmpty()) {
      throw UseCaseException.wrong(
          "no source `" + String.join("`, `", sources.missing()) + "` in `" + spec.project() + "`",
          "`sources` names files, or patterns such as `c_src/*.c`, relative to the project");
    }
    return new BisectSubject(
        library.name(),
        spec.project(),
        sources.files(),
        List.of(headers(runtime)),
        library.recipe().cflags(),
        library.recipe().ldflags());
  }

  private static Path headers(ErlangRuntime runtime) {
    return runtime
        .includeDir()
        .orElseThrow(
            () ->
                UseCaseException.unavailable(
                    "runtime `" + runtime.id() + "` has no erl_nif.h",
                    "Debian, Ubuntu: apt-get install erlang-dev"));
  }
}
