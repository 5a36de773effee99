package io.nifproof.generate.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.samples.TestRuntimes;
import io.nifproof.toolchain.CompilerEnd;
import io.nifproof.toolchain.CompilerProcess;
import io.nifproof.toolchain.Reach;
import io.nifproof.toolchain.Toolchain;
import io.nifproof.toolchain.Toolchains;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Builds the libraries of all sample modules, side by side. */
final class StubLibraries {
  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", System.getenv("PATH"));
  private static final List<String> STRICT =
      List.of("-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-shared", "-fPIC");

  private final StubSamples samples;
  private final Path folder;
  private final Path headers;

  /** Writes the sources. */
  StubLibraries(StubSamples samples, Path folder) throws Exception {
    this.samples = samples;
    this.folder = folder;
    ErlangRuntime oldest = TestRuntimes.ready("host");
    headers = oldest.includeDir().orElseThrow();
    for (String name : samples.names()) {
      samples.write(name, StubWay.NIF, folder.resolve("c_src").resolve(name));
    }
  }

  /** One build of all: none may say a word. Returns the libraries by module. */
  Map<String, Path> build(String compiler, Arch arch, String... flags) throws Exception {
    Reach reach = new Toolchains(folder, ENVIRONMENT).reach(compiler, arch);
    assertThat(reach)
        .as("this test needs " + compiler + " for " + arch)
        .isInstanceOf(Reach.Reached.class);
    Toolchain toolchain = ((Reach.Reached) reach).toolchain();
    Path out =
        Files.createDirectories(
            folder.resolve(compiler + "-" + arch + "-" + String.join("", flags)));
    Map<String, Future<Path>> builds = new LinkedHashMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      for (String name : samples.names()) {
        builds.put(name, pool.submit(() -> build(toolchain, name, out, List.of(flags))));
      }
      Map<String, Path> libraries = new LinkedHashMap<>();
      for (Map.Entry<String, Future<Path>> build : builds.entrySet()) {
        libraries.put(build.getKey(), build.getValue().get());
      }
      return libraries;
    } finally {
      pool.shutdownNow();
    }
  }

  private Path build(Toolchain toolchain, String name, Path out, List<String> flags)
      throws InterruptedException {
    Path library = out.resolve(name + ".so");
    Path sources = folder.resolve("c_src").resolve(name);
    List<String> command = new ArrayList<>(toolchain.command());
    command.addAll(STRICT);
    command.addAll(flags);
    command.addAll(List.of("-I" + headers, "-o", library.toString()));
    command.add(sources.resolve(name + "_nif.c").toString());
    command.add(sources.resolve(name + "_impl.c").toString());
    CompilerEnd end = new CompilerProcess(ENVIRONMENT).run(command, out, Duration.ofMinutes(2));
    assertThat(end)
        .as(String.join(" ", command))
        .isInstanceOfSatisfying(
            CompilerEnd.Ended.class,
            ended -> {
              assertThat(ended.output()).isEmpty();
              assertThat(ended.status()).isZero();
            });
    return library;
  }
}
