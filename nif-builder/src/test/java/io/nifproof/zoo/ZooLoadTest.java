package io.nifproof.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.ericsson.otp.erlang.OtpErlangLong;
import io.nifproof.gate.module.ErlCompiler;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.Phase;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.launch.BootResult;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.probe.LoadProbe;
import io.nifproof.node.probe.LoadReport;
import io.nifproof.node.probe.LoadRequest;
import io.nifproof.node.probe.LoadableModule;
import io.nifproof.node.probe.Outcome;
import io.nifproof.samples.TestRuntimes;
import io.nifproof.toolchain.Toolchain;
import io.nifproof.toolchain.ToolchainCatalog;
import io.nifproof.toolchain.Toolchains;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Loads every member of the zoo in a node of its own, here and on an emulated runtime; the probe
 * must say what the table says. All loads are started at once, two at a time; the tests wait.
 */
final class ZooLoadTest {
  @TempDir private static Path folder;
  private static NodeSession session;
  private static LoadableModule module;
  private static ExecutorService workers;
  private static final Map<String, Future<LoadReport>> LOADS = new LinkedHashMap<>();

  @BeforeAll
  static void startAllLoads() throws Exception {
    ErlangRuntime host = TestRuntimes.ready("host");
    ErlangRuntime emulated = TestRuntimes.ready(TestRuntimes.EMULATED);
    session = NodeSession.open(folder);
    module = LoadableModule.of(BeamFile.parse(ErlCompiler.compile(session, host, Zoo.stub())));
    ToolchainCatalog compilers =
        new Toolchains(folder.resolve("cache"), System.getenv())
            .catalog(List.of("gcc"), List.of(Arch.values()));
    Zoo zoo = new Zoo(host.includeDir().orElseThrow(), folder.resolve("zoo"));
    workers = Executors.newFixedThreadPool(2);
    for (ErlangRuntime runtime : List.of(emulated, host)) {
      Toolchain own = compilers.find("gcc", runtime.arch()).orElseThrow();
      Toolchain other = compilers.find("gcc", runtime.arch().others().get(0)).orElseThrow();
      for (ZooMember member : Zoo.members()) {
        Path library = zoo.make(member, own, other);
        LOADS.put(key(member, runtime.id()), workers.submit(() -> load(library, runtime)));
      }
    }
  }

  @AfterAll
  static void endAll() {
    workers.shutdownNow();
    session.close();
  }

  private static LoadReport load(Path library, ErlangRuntime runtime) {
    BootResult boot = session.boot(runtime, NodeOptions.DEFAULT);
    assertThat(boot).isInstanceOf(BootResult.Booted.class);
    boolean emulated = runtime.start().id().equals("emulated");
    Duration timeout = Duration.ofSeconds(emulated ? 6 : 3);
    try (ErlangNode node = ((BootResult.Booted) boot).node()) {
      return LoadProbe.load(
          node, new LoadRequest(library, module, true, new OtpErlangLong(0), timeout));
    }
  }

  @TestFactory
  Stream<DynamicTest> doesWhatTheTableSaysWhenEmulated() throws Exception {
    return tests(TestRuntimes.EMULATED, Arch.host().others().get(0));
  }

  @TestFactory
  Stream<DynamicTest> doesWhatTheTableSaysOnTheHost() throws Exception {
    return tests("host", Arch.host());
  }

  private static Stream<DynamicTest> tests(String runtime, Arch arch) throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (ZooMember member : Zoo.members()) {
      tests.add(
          DynamicTest.dynamicTest(
              key(member, runtime),
              () -> compare(member, arch, LOADS.get(key(member, runtime)).get())));
    }
    assertThat(tests).hasSizeGreaterThan(40);
    return tests.stream();
  }

  private static void compare(ZooMember member, Arch arch, LoadReport report) {
    assertThat(asInTheTable(report.outcome()))
        .as("%s, and the VM wrote: %s", report.outcome(), report.output())
        .isEqualTo(Zoo.expected(member, arch));
    if (report.outcome() instanceof Outcome.Refused refused) {
      assertThat(refused.text()).contains(member.text().orElseThrow());
      assertThat(report.phase().map(Phase::id)).isEqualTo(member.phase());
    }
    if (member.name().equals("good")) {
      assertThat(((Outcome.Loaded) report.outcome()).functions().toString())
          .isEqualTo("[one/0, two/0]");
    }
  }

  private static ZooOutcome asInTheTable(Outcome outcome) {
    if (outcome instanceof Outcome.Loaded) {
      return new ZooOutcome.Loaded();
    } else if (outcome instanceof Outcome.Refused refused) {
      return new ZooOutcome.Refused(refused.reason());
    } else if (outcome instanceof Outcome.Crashed crashed) {
      return new ZooOutcome.Crashed(crashed.signal().name());
    } else if (outcome instanceof Outcome.Exited exited) {
      return new ZooOutcome.Exited(exited.status().raw());
    } else if (outcome instanceof Outcome.Hung) {
      return new ZooOutcome.Hung();
    }
    throw new AssertionError("the VM did not even start: " + outcome);
  }

  private static String key(ZooMember member, String runtime) {
    return member.name() + "@" + runtime;
  }
}
