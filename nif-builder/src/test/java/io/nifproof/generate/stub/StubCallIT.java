package io.nifproof.generate.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nifproof.audit.Audit;
import io.nifproof.audit.platform.Target;
import io.nifproof.finding.Finding;
import io.nifproof.finding.Severity;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.samples.TestRuntimes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The sample modules' C side: built in every way, and called. */
final class StubCallIT {
  private static final Arch HOST = Arch.host();
  private static Path folder;
  private static StubSamples samples;
  private static StubLibraries builds;
  private static Map<String, Path> libraries;
  private static NodeSession session;
  private static StubNode node;

  @BeforeContainer
  static void build() throws Exception {
    folder = Files.createTempDirectory("nifproof-stubs");
    samples = StubSamples.compile(folder);
    builds = new StubLibraries(samples, folder);
    libraries = builds.build("gcc", HOST, "-O2");
    session = NodeSession.open(Files.createDirectory(folder.resolve("nodes")));
    node = boot("host", NodeOptions.DEFAULT, libraries);
  }

  @AfterContainer
  static void end() throws IOException {
    if (node != null) {
      node.close();
    }
    if (session != null) {
      session.close();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static StubNode boot(String id, NodeOptions options, Map<String, Path> built)
      throws Exception {
    return StubNode.boot(session, TestRuntimes.ready(id), options, samples, built);
  }

  /** Ten times 50 terms for every function; each is its argument's type both ways. */
  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void everyTypeComesBackAndEveryOtherTermIsBadarg(@ForAll Random random) {
    node.echo(random, 50);
  }

  @Example
  void resourcesThreadsSlicesAndFailuresDoWhatTheirPagesSay() {
    node.special();
  }

  @Example
  void gccAndClangBuildThemWithoutAWord() throws Exception {
    for (String compiler : List.of("gcc", "clang")) {
      for (Arch arch : Arch.values()) {
        for (String level : List.of("-O0", "-O2")) {
          boolean done = compiler.equals("gcc") && arch == HOST && level.equals("-O2");
          Map<String, Path> built = done ? libraries : builds.build(compiler, arch, level);
          if (level.equals("-O2")) {
            audit(built, arch);
          }
        }
      }
    }
  }

  private static void audit(Map<String, Path> built, Arch arch) throws Exception {
    ErlangRuntime runtime = TestRuntimes.ready(arch == HOST ? "host" : TestRuntimes.EMULATED_OLDER);
    for (Map.Entry<String, Path> library : built.entrySet()) {
      BeamFile module = BeamFile.parse(samples.beam(library.getKey()));
      List<Finding> findings =
          Audit.of(library.getValue(), Target.of(runtime), Optional.of(module)).findings();
      assertThat(findings)
          .as(library.getValue().toString())
          .noneMatch(finding -> finding.severity() != Severity.NOTE);
    }
  }

  @Example
  void newerVmsOfThisMachineLoadAndCallThem() throws Exception {
    callOn("debian:trixie/" + HOST, libraries);
  }

  @Example
  void theNewestVmOfThisMachineLoadsAndCallsThem() throws Exception {
    requireSid(HOST);
    callOn("debian:sid/" + HOST, libraries);
  }

  @Example
  void theOtherArchitectureLoadsAndCallsThem() throws Exception {
    Map<String, Path> built = builds.build("gcc", HOST.others().get(0), "-O1");
    callOn("debian:bookworm/" + HOST.others().get(0), built);
    callOn("debian:trixie/" + HOST.others().get(0), built);
  }

  @Example
  void theNewestVmOfTheOtherArchitectureLoadsAndCallsThem() throws Exception {
    requireSid(HOST.others().get(0));
    callOn("debian:sid/" + HOST.others().get(0), builds.build("gcc", HOST.others().get(0), "-O1"));
  }

  /** Setup brings it where the mirror has it whole, which it has not always. */
  private static void requireSid(Arch arch) throws Exception {
    String id = "debian:sid/" + arch;
    assumeTrue(TestRuntimes.known(id).isPresent(), "skipped: no runtime `" + id + "`");
  }

  private static void callOn(String id, Map<String, Path> built) throws Exception {
    ErlangRuntime ready = TestRuntimes.ready(id);
    try (StubNode other = boot(ready.id(), NodeOptions.DEFAULT, built)) {
      other.echo(new Random(7), 10);
      other.special();
      other.upgrade(built);
      other.special();
    }
  }

  /** Memory that is read or written wrongly ends the node, which fails the call. */
  @Example
  void addressSanitizerHasNothingToSay() throws Exception {
    Map<String, Path> built =
        builds.build("gcc", HOST, "-O1", "-g", "-fsanitize=address", "-fno-omit-frame-pointer");
    Process asking = new ProcessBuilder("gcc", "-print-file-name=libasan.so").start();
    Path asan =
        Path.of(new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
            .toRealPath();
    assertThat(asking.waitFor(10, TimeUnit.SECONDS)).isTrue();
    NodeOptions options =
        new NodeOptions(
                Optional.empty(), Duration.ofMinutes(2), 1L << 60, List.of("-Mea", "min"), Map.of())
            .withPreload(asan, "ASAN_OPTIONS", "detect_leaks=0:handle_segv=0:abort_on_error=1");
    try (StubNode other = boot("host", options, built)) {
      other.echo(new Random(11), 100);
      other.special();
      other.upgrade(built);
      other.special();
    }
  }
}
