package io.nifproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.audit.platform.AuditPolicy;
import io.nifproof.audit.platform.CLibrary;
import io.nifproof.audit.platform.CpuLevel;
import io.nifproof.audit.platform.DottedVersion;
import io.nifproof.audit.platform.RuntimeOracle;
import io.nifproof.audit.platform.Target;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Origin;
import io.nifproof.node.Arch;
import io.nifproof.node.FunctionId;
import io.nifproof.node.OtpRelease;
import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.beam.StubModule;
import io.nifproof.node.provision.Runtimes;
import io.nifproof.samples.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every rule on a library that breaks it and on one that nearly does, by exact findings. */
final class RulesTest {
  /** The words that start each toolchain's command line. */
  private static final Map<String, List<String>> TOOLCHAINS =
      new TreeMap<>(
          Map.of(
              "gcc-amd64", List.of("gcc"),
              "gcc-arm64", List.of("aarch64-linux-gnu-gcc"),
              "clang-amd64", List.of("clang"),
              "clang-arm64", List.of("clang", "--target=aarch64-linux-gnu", "-fuse-ld=lld")));

  /** Needs two libraries: LinkedLibrariesTest holds it. */
  private static final String OF_SEVERAL = "NP046";

  /** Found by check and gate only, when a node has answered. */
  private static final String OF_THE_NODE = "NP071";

  @TempDir static Path folder;
  private static RuntimeOracle host;

  @BeforeAll
  static void readTheHost() throws Exception {
    host = RuntimeOracle.of(Runtimes.of(System.getenv()).catalog().find("host").orElseThrow());
  }

  /** A member with one toolchain. */
  private record Case(Member member, String toolchain) {
    @Override
    public String toString() {
      return member.name() + " (" + toolchain + ")";
    }
  }

  @Test
  void findExactlyWhatIsWrong() throws Exception {
    Files.copy(Member.FOLDER.resolve("prelude.h"), folder.resolve("prelude.h"));
    List<Case> cases = new ArrayList<>();
    for (Member member : Member.all()) {
      for (String toolchain : TOOLCHAINS.keySet()) {
        if (member.only().stream().anyMatch(toolchain::startsWith)) {
          cases.add(new Case(member, toolchain));
        }
      }
    }
    Map<String, String> wrong =
        cases.parallelStream()
            .map(each -> Map.entry(each.toString(), compared(each)))
            .filter(entry -> !entry.getValue().isEmpty())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    assertThat(cases).hasSizeGreaterThan(250);
    assertThat(new TreeMap<>(wrong)).isEmpty();
  }

  @Test
  void haveAMemberThatTriggersThemAndANearMissAndAPage() throws Exception {
    Set<String> triggered = new TreeSet<>(Set.of(OF_THE_NODE, OF_SEVERAL));
    Set<String> nearly = new TreeSet<>(Set.of(OF_THE_NODE, OF_SEVERAL));
    for (Member member : Member.all()) {
      String about = member.name().split(" ")[0].toUpperCase(Locale.ROOT);
      if (member.name().contains(" near: ")) {
        nearly.add(about);
      } else if (member.expected().stream().anyMatch(id -> id.startsWith(about))) {
        triggered.add(about);
      }
    }
    // `good` is the near miss of those that need nothing special.
    nearly.addAll(Set.of("NP055", "NP063", "NP072"));

    // Diagnoses of crashes are held by CrashZooTest.
    List<String> pages =
        Arrays.stream(FindingId.values())
            .filter(id -> id.origin() == Origin.AUDIT)
            .map(FindingId::name)
            .toList();
    assertThat(triggered).containsExactlyElementsOf(pages);
    assertThat(nearly).containsExactlyElementsOf(pages);
  }

  /** What differs; nothing when all is as expected. */
  private static String compared(Case each) {
    try {
      Path library = build(each);
      LibraryAudit audit =
          Audit.of(library, target(each), module(each.member().target().get("module")));
      List<String> found =
          audit.findings().stream()
              .map(finding -> finding.id() + ":" + finding.severity().id().charAt(0))
              .distinct()
              .sorted()
              .toList();
      audit.findings().forEach(RulesTest::requireWords);
      return found.equals(each.member().expected())
          ? ""
          : "expected " + each.member().expected() + ", found " + found + " " + audit.findings();
    } catch (Exception | AssertionError e) {
      return e.toString();
    }
  }

  private static void requireWords(Finding finding) {
    assertThat(finding.evidence()).as("evidence of %s", finding.id()).isNotBlank();
    assertThat(finding.expected()).as("expected of %s", finding.id()).isNotBlank();
    assertThat(finding.message()).as("message of %s", finding.id()).isNotBlank();
    assertThat(finding.remedy()).as("remedy of %s", finding.id()).isNotBlank();
  }

  private static Path build(Case each) {
    String name = each.toString().replaceAll("[^a-z0-9]+", "_");
    Path code = folder.resolve(name + ".c");
    Path library = folder.resolve(name + ".so");
    String text = "#include \"prelude.h\"\n" + each.member().code();
    Samples.write(code, text.getBytes(StandardCharsets.UTF_8));
    List<String> words = new ArrayList<>(TOOLCHAINS.get(each.toolchain()));
    words.addAll(List.of("-O2", "-w", "-shared", "-fPIC", "-fvisibility=hidden"));
    words.addAll(List.of("-Wl,-z,relro,-z,now", "-I/usr/lib/erlang/usr/include"));
    words.addAll(List.of("-o", library.toString(), code.toString()));
    words.addAll(each.member().flags());
    Samples.run(words);
    return library;
  }

  private static Target target(Case each) {
    Map<String, String> words = each.member().target();
    Arch own = Arch.parse(each.toolchain().split("-")[1]).orElseThrow();
    Optional<String> arch = Optional.ofNullable(words.get("arch"));
    Target named =
        new Target(
            arch.map(word -> word.equals("own") ? own : own.others().get(0)),
            Optional.ofNullable(words.get("otp")).flatMap(OtpRelease::parse),
            Optional.empty(),
            Optional.ofNullable(words.get("libc")).flatMap(CLibrary::parse),
            Optional.ofNullable(words.get("cpu")).flatMap(CpuLevel::parse),
            Optional.ofNullable(words.get("gcc")).map(RulesTest::gccPolicy));
    if (words.containsKey("policy")) {
      AuditPolicy policy = AuditSettings.NONE.allPolicies().get(words.get("policy"));
      return named.or(policy.target(Optional.of(own)));
    }
    return words.containsKey("runtime") ? named.or(Target.of(host)) : named;
  }

  private static AuditPolicy gccPolicy(String version) {
    return new AuditPolicy(
        "gcc-" + version,
        CLibrary.parse("glibc-2.36").orElseThrow(),
        Optional.empty(),
        List.of(),
        Map.of("GCC", DottedVersion.parse(version).orElseThrow()),
        List.of("lib*", "ld-linux*"));
  }

  /** {@code NAME:f/0,g/1} or {@code NAME:f/0:nifs}. */
  private static Optional<BeamFile> module(String text) throws Exception {
    if (text == null) {
      return Optional.empty();
    }
    String[] parts = text.split(":");
    List<FunctionId> functions =
        Arrays.stream(parts[1].split(","))
            .map(each -> each.split("/"))
            .map(each -> new FunctionId(each[0], Integer.parseInt(each[1])))
            .toList();
    byte[] beam = StubModule.assemble(parts[0], functions, parts.length > 2);
    return Optional.of(BeamFile.parse(beam));
  }
}
