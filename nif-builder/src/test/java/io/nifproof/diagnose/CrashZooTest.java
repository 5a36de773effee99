package io.nifproof.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ericsson.otp.erlang.OtpErlangLong;
import io.nifproof.build.BuildRequest;
import io.nifproof.build.BuildResult;
import io.nifproof.build.CcDriver;
import io.nifproof.build.OptLevel;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.FunctionId;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.Phase;
import io.nifproof.node.crash.Situation;
import io.nifproof.node.crash.Trap;
import io.nifproof.node.crash.TrapCompiler;
import io.nifproof.node.crash.TrapReport;
import io.nifproof.node.launch.BootResult;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.probe.CallProbe;
import io.nifproof.node.probe.CallReport;
import io.nifproof.node.probe.LoadProbe;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.LoadRequest;
import io.nifproof.node.probe.LoadableModule;
import io.nifproof.node.probe.Outcome;
import io.nifproof.node.provision.Runtimes;
import io.nifproof.toolchain.Toolchain;
import io.nifproof.toolchain.Toolchains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Brings nodes down in every way of the table, and holds what is said of it against the table. */
final class CrashZooTest {
  private static final Path ZOO = Path.of("src/test/resources/zoo").toAbsolutePath();
  private static final Map<String, String> ENVIRONMENT = System.getenv();

  @TempDir Path folder;
  private NodeSession session;
  private ErlangRuntime runtime;
  private Trap trap;
  private Toolchain gcc;
  private Path headers;
  private Path calls;
  private List<CrashMember> members;

  private record Seen(String outcome, Optional<Autopsy> autopsy, Optional<TrapReport> trap) {}

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(folder.resolve("nodes"));
    session = NodeSession.open(folder.resolve("nodes"));
  }

  @AfterEach
  void close() {
    session.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "debian:trixie/amd64", "debian:trixie/arm64"})
  void saysOfEveryCrashWhatTheTableSays(String id) throws Exception {
    prepare(id);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      Map<CrashMember, CompletableFuture<Seen>> running = new java.util.LinkedHashMap<>();
      for (CrashMember member : members) {
        Path library = member.isCall() ? calls : build(ZOO, member.name());
        running.put(member, CompletableFuture.supplyAsync(() -> see(member, library), two));
      }
      int lines = 0;
      for (Map.Entry<CrashMember, CompletableFuture<Seen>> one : running.entrySet()) {
        lines += hold(one.getKey(), one.getValue().join());
      }
      assertThat(lines).as("crashes that name the marked line").isGreaterThanOrEqualTo(17);
    } finally {
      two.shutdownNow();
    }
  }

  private int hold(CrashMember member, Seen seen) throws IOException {
    String name = member.name() + " on " + runtime.id();
    assertThat(seen.outcome()).as(name).isEqualTo(member.outcome(runtime.arch()));
    Autopsy autopsy = seen.autopsy().orElseThrow();
    List<String> ids = autopsy.diagnoses().stream().map(Diagnosis::id).toList();
    Optional<String> expected = member.id(runtime.arch());
    assertThat(ids.stream().findFirst()).as(name + ": " + autopsy).isEqualTo(expected);
    if (autopsy.sentence().isEmpty()) {
      return 0;
    }
    assertThat(autopsy.phase().map(Phase::id).orElse("none"))
        .as(name + ": " + autopsy)
        .isEqualTo(member.phase().orElseThrow());
    if (member.phase().get().equals("call")) {
      assertThat(seen.trap().flatMap(TrapReport::situation).flatMap(Situation::function))
          .as(name)
          .contains(new FunctionId(member.name(), 0));
    }
    Optional<Integer> line = member.line();
    if (line.isEmpty() || !member.isCall() || member.name().equals("overflow")) {
      return 0;
    }
    assertThat(ownLines(autopsy)).as(name + ": " + autopsy).contains("calls.c:" + line.get());
    return 1;
  }

  private static Stream<String> ownLines(Autopsy autopsy) {
    return autopsy.frames().stream()
        .flatMap(frame -> frame.places().stream())
        .flatMap(place -> place.fileAndLine().stream());
  }

  private Seen see(CrashMember member, Path library) {
    NodeOptions options = trap.in(NodeOptions.DEFAULT);
    boolean hangs = member.outcome(runtime.arch()).equals("hung");
    boolean emulated = runtime.start().id().equals("emulated");
    Duration patience = Duration.ofSeconds(!hangs ? 20 : emulated ? 5 : 1);
    BootResult booted = session.boot(runtime, options);
    assertThat(booted).isInstanceOf(BootResult.Booted.class);
    try (ErlangNode node = ((BootResult.Booted) booted).node()) {
      LoadableModule module =
          LoadableModule.stub(member.isCall() ? "calls" : "zoo", functions(member));
      LoadRequest request = new LoadRequest(library, module, false, new OtpErlangLong(0), patience);
      LoadReport load = LoadProbe.load(node, request);
      if (!member.isCall()) {
        return seen(load.outcome(), load.trap(), load.output(), load.outcome().id());
      }
      assertThat(load.outcome()).as(load.output()).isInstanceOf(Outcome.Loaded.class);
      CallReport call = CallProbe.call(node, load.module(), member.expression(), patience);
      Outcome outcome =
          call.end() instanceof CallReport.End.Failed failed ? failed.outcome() : load.outcome();
      return seen(outcome, call.trap(), call.output(), call.outcome());
    }
  }

  private List<FunctionId> functions(CrashMember member) {
    return member.isCall()
        ? members.stream()
            .filter(CrashMember::isCall)
            .map(one -> new FunctionId(one.name(), 0))
            .toList()
        : List.of(new FunctionId("one", 0), new FunctionId("two", 0));
  }

  private Seen seen(Outcome outcome, Optional<TrapReport> report, String output, String word) {
    boolean emulated = runtime.start().id().equals("emulated");
    Optional<Autopsy> autopsy =
        report.map(r -> Autopsy.of(outcome, r, output, Symbolizer.of(ENVIRONMENT), emulated));
    String what = outcome instanceof Outcome.Crashed crashed ? crashed.signal().name() : word;
    return new Seen(what, autopsy, report);
  }

  private void prepare(String id) throws Exception {
    Runtimes runtimes = Runtimes.of(ENVIRONMENT);
    Optional<ErlangRuntime> found = runtimes.catalog().find(id);
    assumeTrue(found.isPresent(), "skipped: no runtime " + id);
    runtime = runtimes.prove(found.get()).runtime().orElseThrow();
    var catalog =
        new Toolchains(runtimes.home().root(), ENVIRONMENT)
            .catalog(List.of("gcc"), List.of(runtime.arch()));
    assumeTrue(
        catalog.find("gcc", runtime.arch()).isPresent(), "skipped: no gcc for " + runtime.arch());
    gcc = catalog.find("gcc", runtime.arch()).orElseThrow();
    headers = runtimes.catalog().find("host").orElseThrow().includeDir().orElseThrow();
    trap =
        new TrapCompiler(new NifproofHome(folder.resolve("cache")))
            .trap(runtime.arch(), Optional.of(gcc.command()), gcc.identity());
    assertThat(trap).isInstanceOf(Trap.Ready.class);
    calls = build(CrashMember.FOLDER, "calls");
    members = CrashMember.all();
  }

  private Path build(Path sources, String name) throws InterruptedException {
    BuildRequest request =
        new BuildRequest(
            sources,
            List.of(name + ".c"),
            List.of(headers),
            List.of("-g", "-fstack-protector-strong"),
            List.of(),
            gcc,
            OptLevel.O1,
            folder.resolve("libraries").resolve(name + ".so"));
    BuildResult result = new CcDriver(ENVIRONMENT).build(request, Duration.ofSeconds(60));
    assertThat(result.isBuilt()).as(result.toString()).isTrue();
    return request.output();
  }
}
