package io.nifproof.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import com.ericsson.otp.erlang.OtpErlangLong;
import io.nifproof.build.BuildRequest;
import io.nifproof.build.BuildResult;
import io.nifproof.build.CcDriver;
import io.nifproof.build.OptLevel;
import io.nifproof.diagnose.symbol.Symbolizer;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.FunctionId;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.StartMethod;
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
import java.util.stream.Stream;

/** One runtime with the trap, and the libraries that bring its nodes down. Thread-safe. */
final class CrashZoo implements AutoCloseable {
  private static final Map<String, String> ENVIRONMENT = System.getenv();
  private static final Duration ENOUGH = Duration.ofSeconds(60);

  private final Path folder;
  private final ErlangRuntime runtime;
  private final NodeSession session;
  private final Toolchain gcc;
  private final Trap trap;
  private final Path headers;

  /** What was seen; the outcome is a word of crashes.tsv. */
  record Seen(String outcome, Optional<CrashDiagnosis> diagnosis, Optional<TrapReport> trap) {}

  private CrashZoo(
      Path folder,
      ErlangRuntime runtime,
      NodeSession session,
      Toolchain gcc,
      Trap trap,
      Path headers) {
    this.folder = folder;
    this.runtime = runtime;
    this.session = session;
    this.gcc = gcc;
    this.trap = trap;
    this.headers = headers;
  }

  static CrashZoo open(ErlangRuntime runtime, Path folder)
      throws IOException, InterruptedException {
    Runtimes runtimes = Runtimes.of(ENVIRONMENT);
    Toolchain gcc = toolchain("gcc", runtime);
    Trap trap =
        new TrapCompiler(new NifproofHome(folder.resolve("cache")))
            .trap(runtime.arch(), Optional.of(gcc.command()), gcc.identity());
    assertThat(trap).isInstanceOf(Trap.Ready.class);
    NodeSession session = NodeSession.open(Files.createDirectories(folder.resolve("nodes")));
    Path headers = runtimes.catalog().find("host").orElseThrow().includeDir().orElseThrow();
    return new CrashZoo(folder, runtime, session, gcc, trap, headers);
  }

  private static Toolchain toolchain(String compiler, ErlangRuntime runtime)
      throws IOException, InterruptedException {
    return new Toolchains(Runtimes.of(ENVIRONMENT).home().root(), ENVIRONMENT)
        .catalog(List.of(compiler), List.of(runtime.arch()))
        .find(compiler, runtime.arch())
        .orElseThrow(
            () -> new AssertionError("this test needs " + compiler + " for " + runtime.arch()));
  }

  /** A compiler for the runtime's architecture. */
  Toolchain toolchain(String compiler) throws IOException, InterruptedException {
    return toolchain(compiler, runtime);
  }

  @Override
  public void close() {
    session.close();
  }

  /** Builds the library of a member, unless it is there. */
  Path library(CrashMember member) throws InterruptedException {
    Path library = folder.resolve("libraries").resolve(member.library() + ".so");
    if (!Files.exists(library)) {
      List<String> flags = List.of("-g", "-fstack-protector-strong");
      build(member.folder(), member.library(), gcc, OptLevel.O1, flags, library);
    }
    return library;
  }

  void build(
      Path sources, String name, Toolchain with, OptLevel level, List<String> flags, Path output)
      throws InterruptedException {
    BuildRequest request =
        new BuildRequest(
            sources, List.of(name + ".c"), List.of(headers), flags, List.of(), with, level, output);
    BuildResult result = new CcDriver(ENVIRONMENT).build(request, Duration.ofSeconds(60));
    assertThat(result.isBuilt()).as(result.toString()).isTrue();
  }

  private boolean emulated() {
    return runtime.start() instanceof StartMethod.Emulated;
  }

  Seen see(CrashMember member, Path library, List<CrashMember> all) {
    boolean hangs = member.outcome(runtime.arch()).equals("hung");
    Duration timeout = hangs ? Duration.ofSeconds(emulated() ? 4 : 2) : ENOUGH;
    boolean loads = member.how() == CrashMember.How.LOAD;
    LoadableModule module = LoadableModule.stub(member.module(), functions(member, all));
    LoadRequest request =
        new LoadRequest(library, module, false, new OtpErlangLong(0), loads ? timeout : ENOUGH);
    try (ErlangNode node = boot()) {
      LoadReport load = LoadProbe.load(node, request);
      if (loads) {
        return seen(library, load.outcome(), load.trap(), load.output(), load.outcome().id());
      }
      assertThat(load.outcome()).as(load.output()).isInstanceOf(Outcome.Loaded.class);
      CallReport call = CallProbe.call(node, load.module(), member.expression(), timeout);
      if (member.how() == CrashMember.How.UPGRADE) {
        LoadReport again = LoadProbe.load(node, request);
        return seen(library, again.outcome(), again.trap(), again.output(), again.outcome().id());
      }
      Outcome outcome =
          call.end() instanceof CallReport.End.Failed failed ? failed.outcome() : load.outcome();
      return seen(library, outcome, call.trap(), call.output(), call.outcome());
    }
  }

  /** A node with the trap. */
  ErlangNode boot() {
    return boot(trap.in(NodeOptions.DEFAULT));
  }

  /** A node without. */
  ErlangNode bootWithout() {
    return boot(NodeOptions.DEFAULT);
  }

  private ErlangNode boot(NodeOptions options) {
    BootResult booted = session.boot(runtime, options);
    assertThat(booted).isInstanceOf(BootResult.Booted.class);
    return ((BootResult.Booted) booted).node();
  }

  private static List<FunctionId> functions(CrashMember member, List<CrashMember> all) {
    return member.how() == CrashMember.How.LOAD
        ? List.of(new FunctionId("one", 0), new FunctionId("two", 0))
        : Stream.concat(
                Stream.of("joins").filter(name -> member.library().equals("life")),
                all.stream()
                    .filter(one -> one.library().equals(member.library()))
                    .map(CrashMember::name))
            .map(name -> new FunctionId(name, 0))
            .toList();
  }

  private Seen seen(
      Path library, Outcome outcome, Optional<TrapReport> report, String output, String word) {
    Optional<CrashDiagnosis> diagnosis =
        report.map(
            r ->
                CrashDiagnosis.of(
                    library, outcome, r, output, Symbolizer.of(ENVIRONMENT), emulated()));
    String what = outcome instanceof Outcome.Crashed crashed ? crashed.signal().name() : word;
    return new Seen(what, diagnosis, report);
  }
}
