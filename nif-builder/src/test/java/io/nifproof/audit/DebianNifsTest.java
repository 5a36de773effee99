package io.nifproof.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangBinary;
import com.ericsson.otp.erlang.OtpErlangLong;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.nifproof.abi.EntryCertainty;
import io.nifproof.abi.NifFunction;
import io.nifproof.audit.platform.Target;
import io.nifproof.finding.Finding;
import io.nifproof.finding.Severity;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.FunctionId;
import io.nifproof.node.OtpRelease;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.beam.BeamFormatException;
import io.nifproof.node.launch.BootResult;
import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.probe.LoadProbe;
import io.nifproof.node.probe.LoadRequest;
import io.nifproof.node.probe.LoadableModule;
import io.nifproof.node.probe.Outcome;
import io.nifproof.samples.DebianNif;
import io.nifproof.samples.TestRuntimes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every NIF of six Debian packages, two releases, two architectures: read without running it, and
 * held against what the release's own OTP reports after loading it.
 */
final class DebianNifsTest {
  private static final Map<String, String> POLICIES =
      Map.of("bookworm", "debian-12", "trixie", "debian-13");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** A node of each runtime for the libraries that do no harm. */
  private static final Map<String, ErlangNode> NODES = new HashMap<>();

  @TempDir private static Path folder;
  private static NodeSession session;

  @BeforeAll
  static void open() throws Exception {
    session = NodeSession.open(folder);
  }

  @AfterAll
  static void close() {
    NODES.values().forEach(ErlangNode::close);
    session.close();
  }

  @TestFactory
  Stream<DynamicTest> tellsWhatEachLibraryIs() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (String suite : List.of("bookworm", "trixie")) {
      for (Arch arch : Arch.values()) {
        List<DebianNif> all = DebianNif.of(suite, arch);
        tests.add(
            test(
                suite + "/" + arch + " has no library that the table lacks",
                () -> assertThat((long) all.size()).isEqualTo(DebianNif.fetched(suite, arch))));
        all.forEach(each -> tests.add(test(each.toString(), () -> read(each))));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> raisesNoFalseAlarm() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (String suite : List.of("bookworm", "trixie")) {
      for (Arch arch : Arch.values()) {
        Target policy =
            AuditSettings.NONE
                .allPolicies()
                .get(POLICIES.get(suite))
                .target(Optional.of(arch))
                .or(Target.of(arch, otp(suite)));
        Optional<ErlangRuntime> runtime = runtime(suite, arch);
        for (DebianNif each : DebianNif.of(suite, arch)) {
          tests.add(test(each + " for the policy", () -> judge(each, policy)));
          if (runtime.isPresent()) {
            Target own = Target.of(runtime.get()).or(policy);
            tests.add(test(each + " for " + runtime.get().id(), () -> judge(each, own)));
          }
        }
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> readsTheFunctionsThatTheNodeReports() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (String suite : List.of("bookworm", "trixie")) {
      for (Arch arch : Arch.values()) {
        Optional<ErlangRuntime> runtime = runtime(suite, arch);
        for (DebianNif each : DebianNif.of(suite, arch)) {
          if (!each.loads().equals("no")) {
            tests.add(test(each.toString(), () -> load(each, runtime)));
          }
        }
      }
    }
    return tests.stream();
  }

  @Test
  void knowsTheMarkOfNewCompilersFromADeclaration() throws Exception {
    for (DebianNif each : DebianNif.of("trixie", Arch.host())) {
      if (each.file().endsWith("fxml.so")) {
        BeamFile module = beam(each).orElseThrow();
        assertThat(module.declaredNifs()).as("it has no -nifs").isEmpty();
      }
      if (each.file().endsWith("crypto.so")) {
        assertThat(beam(each).orElseThrow().declaredNifs()).hasSize(64);
      }
    }
  }

  private static void read(DebianNif each) throws IOException {
    LibraryAudit audit = Audit.of(each.file(), Target.ANY, Optional.empty());

    assertThat(audit.kind()).isEqualTo(each.kind());
    assertThat(audit.nif().orElseThrow().module()).isEqualTo(each.module());
    assertThat(audit.nif().orElseThrow().functions()).hasSize(each.functions());
    if (each.kind().equals("nif")) {
      // wxWidgets has constructors of C++ objects, which could change anything.
      EntryCertainty expected =
          each.module().equals(Optional.of("wxe_util"))
              ? EntryCertainty.IN_THE_FILE
              : EntryCertainty.PROVEN;
      assertThat(audit.nif().orElseThrow().certainty()).contains(expected);
    }
  }

  /** Rules about the NIF itself; a library that only a desktop has is rightly warned about. */
  private static void judge(DebianNif each, Target target) throws Exception {
    LibraryAudit audit = Audit.of(each.file(), target, beam(each));

    List<String> alarms =
        audit.findings().stream()
            .filter(finding -> finding.severity() != Severity.NOTE)
            .map(finding -> finding.id().name())
            .filter(id -> id.compareTo("NP033") <= 0)
            .toList();
    assertThat(alarms).as("%s", audit.findings()).isEqualTo(each.finding().stream().toList());
    assertThat(audit.findings())
        .filteredOn(Finding::isError)
        .extracting(finding -> finding.id().name())
        .isEqualTo(each.finding().stream().toList());
  }

  private static void load(DebianNif each, Optional<ErlangRuntime> runtime) throws Exception {
    assumeThat(runtime).as("%s: a runtime of that release", each).isPresent();
    Outcome outcome = outcome(each, runtime.get());
    if (each.loads().equals("crash")) {
      assertThat(outcome).isInstanceOf(Outcome.Crashed.class);
      return;
    }
    if (each.loads().equals("maybe")) {
      assumeThat(outcome).as("%s: libraries of a desktop", each).isInstanceOf(Outcome.Loaded.class);
    }
    assertThat(outcome)
        .as("where it names a missing file: scripts/setup --tests brings it")
        .isInstanceOf(Outcome.Loaded.class);
    LibraryAudit audit = Audit.of(each.file(), Target.ANY, Optional.empty());
    assertThat(read(audit.nif().orElseThrow().functions()))
        .isEqualTo(Set.copyOf(((Outcome.Loaded) outcome).functions()));
    assertThat(NodeAnswer.difference(audit, ((Outcome.Loaded) outcome).functions())).isEmpty();
  }

  private static Outcome outcome(DebianNif each, ErlangRuntime runtime) throws Exception {
    Optional<BeamFile> beam = beam(each);
    LoadableModule module =
        beam.isPresent()
            ? LoadableModule.of(beam.get())
            : LoadableModule.stub(each.module().orElseThrow(), List.of());
    LoadRequest request =
        new LoadRequest(each.file(), module, beam.isPresent(), loadInfo(each), TIMEOUT);
    if (each.loads().equals("yes")) {
      ErlangNode shared = NODES.computeIfAbsent(runtime.id(), id -> boot(runtime));
      return LoadProbe.load(shared, request).outcome();
    }
    try (ErlangNode own = boot(runtime)) {
      return LoadProbe.load(own, request).outcome();
    }
  }

  private static ErlangNode boot(ErlangRuntime runtime) {
    BootResult boot = session.boot(runtime, NodeOptions.DEFAULT);
    assertThat(boot).isInstanceOf(BootResult.Booted.class);
    return ((BootResult.Booted) boot).node();
  }

  private static Set<FunctionId> read(List<NifFunction> rows) {
    return Set.copyOf(
        rows.stream()
            .map(row -> new FunctionId(row.text().orElseThrow(), (int) row.arity()))
            .toList());
  }

  /** What the {@code -on_load} functions of these modules give, in OTP 25 and 27. */
  private static OtpErlangObject loadInfo(DebianNif each) {
    return switch (each.module().orElseThrow()) {
      case "asn1rt_nif" -> new OtpErlangLong(1);
      case "crypto" ->
          new OtpErlangTuple(
              new OtpErlangObject[] {
                new OtpErlangLong(302),
                new OtpErlangBinary(
                    each.file().toString().replace(".so", "").getBytes(StandardCharsets.UTF_8)),
                new OtpErlangAtom("false")
              });
      default -> new OtpErlangLong(0);
    };
  }

  private static Optional<BeamFile> beam(DebianNif each) throws IOException, BeamFormatException {
    Optional<Path> file = each.beam();
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(BeamFile.parse(Files.readAllBytes(file.get())));
  }

  private static OtpRelease otp(String suite) {
    return OtpRelease.parse(suite.equals("bookworm") ? "25" : "27").orElseThrow();
  }

  /** The host stands for the release it is; the others are what scripts/setup fetches. */
  private static Optional<ErlangRuntime> runtime(String suite, Arch arch) throws Exception {
    ErlangRuntime host = TestRuntimes.ready("host");
    if (host.arch() == arch && host.otp().equals(otp(suite))) {
      return Optional.of(host);
    }
    boolean fetched = suite.equals("trixie") || arch != Arch.host();
    return fetched
        ? Optional.of(TestRuntimes.ready("debian:" + suite + "/" + arch))
        : Optional.empty();
  }

  private interface Check {
    void run() throws Exception;
  }

  private static DynamicTest test(String name, Check check) {
    return DynamicTest.dynamicTest(name, check::run);
  }
}
