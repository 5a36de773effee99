package io.nifproof.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nifproof.diagnose.CrashZoo.Seen;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Origin;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.Phase;
import io.nifproof.node.crash.Situation;
import io.nifproof.node.crash.TrapReport;
import io.nifproof.node.provision.Runtimes;
import io.nifproof.samples.TestRuntimes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Brings nodes down in every way of the table, and holds what is said of it against the table.
 *
 * <p>Every day: all ways on OTP 25, 27 and 29 of amd64 and on OTP 25 of arm64, and one way to each
 * diagnosis on OTP 27 and 29 of arm64, where nodes boot slowly. With {@code scripts/test --soak}
 * all ways everywhere.
 */
final class CrashZooTest {
  /** More than processors, since a node that hangs needs none. */
  private static final int AT_ONCE = 3;

  /** Also under an emulator, which does not say so. */
  private static final Map<String, String> ACCESSES =
      Map.of(
          "null_read", "reading address 0x0",
          "null_write", "writing address 0x0",
          "wild_call", "running code at address 0x");

  /** What the first finding says of some, besides its id. */
  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("null_field", "(a NULL pointer and an offset)"),
          Map.entry("first_page", "(an address in the first page)"),
          Map.entry("measures", "in strlen, called by `measures"),
          Map.entry("reserved", "(PROT_NONE)"),
          Map.entry("write_constant", "that may only be read"),
          Map.entry("beyond_file", "a page that is not in the file"),
          Map.entry("runs_on_stack", "data that may not run"),
          Map.entry("no_function", "has no function: 0x0"),
          Map.entry("rings", "a timer of alarm or setitimer ran out"),
          Map.entry("writes_too_much", "RLIMIT_FSIZE"),
          Map.entry("damaged", "clobbers/0 had returned with"),
          Map.entry("inspects_nothing", "the result of enif_inspect_binary was most likely not"),
          Map.entry("opens_nothing", "the result of enif_get_resource was most likely not"),
          Map.entry("finds_nothing", "the result of enif_get_map_value was most likely not"),
          Map.entry("no_term", "after no_term/0 had returned"),
          Map.entry("asks_to_stop", "had sent it SIGTERM (raise, while asks_to_stop/0 ran)"),
          Map.entry("pipe_default", "given it back its default, to end the process (signal, while"),
          Map.entry("handles_term", "a signal handler (the library handles SIGTERM)"),
          Map.entry("cut_file", "has 10 bytes and ends before"),
          Map.entry("maps_itself", "in `maps_itself_body` (ends.c:"),
          Map.entry("fills_atoms", "atom table full"),
          Map.entry("data_row", "whose row (17) points to"));

  /** The same where processors differ. */
  private static final Map<String, String> ON_AMD64 =
      Map.of(
          "divides_floats", "a floating-point number was divided by zero",
          "lacks_feature", "fma4",
          "impossible_read", "which no memory can have");

  /** What must not be said: near misses of the above. */
  private static final Map<String, String> SILENT =
      Map.of(
          "inspects", "not looked at",
          "opens", "not looked at",
          "null_read", "not looked at",
          "exits_after_handling", "signal handler",
          "exits", "signal handler",
          "killed", "the library had",
          "data_row", "_fini");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"host", "debian:trixie/amd64", "debian:sid/amd64", "debian:bookworm/arm64"})
  void saysOfEveryCrashWhatTheTableSays(String id) throws Exception {
    ErlangRuntime runtime = runtime(id);
    int lines = holdAll(runtime, CrashMember.all());

    System.out.println(runtime.id() + ": " + lines + " crashes name their line");
    assertThat(lines).as("crashes that name the marked line").isGreaterThanOrEqualTo(25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"debian:trixie/arm64", "debian:sid/arm64"})
  void saysEveryDiagnosisOnTheSlowestRuntimes(String id) throws Exception {
    ErlangRuntime runtime = runtime(id);
    Set<Optional<String>> ids = new HashSet<>();
    List<CrashMember> one =
        CrashMember.all().stream().filter(member -> ids.add(member.id(runtime.arch()))).toList();

    assertThat(holdAll(runtime, one)).as("crashes that name the marked line").isPositive();
  }

  @ParameterizedTest
  @Tag("soak")
  @ValueSource(strings = {"debian:bookworm/amd64", "debian:trixie/arm64", "debian:sid/arm64"})
  void saysOfEveryCrashWhatTheTableSaysOnTheRest(String id) throws Exception {
    saysOfEveryCrashWhatTheTableSays(id);
  }

  /**
   * Nothing crashes for NP100; the file of NP120 is made by the other zoo, and the libraries of
   * NP123 by the hostile one, whose tests hold them.
   */
  @Test
  void everyDiagnosisHasAMember() throws Exception {
    Set<String> ids = new TreeSet<>(Set.of("NP100", "NP120", "NP123"));
    CrashMember.all().forEach(member -> member.id(Arch.AMD64).ifPresent(ids::add));

    assertThat(ids)
        .containsExactlyElementsOf(
            Arrays.stream(FindingId.values())
                .filter(id -> id.origin() == Origin.NODE)
                .map(FindingId::name)
                // MatrixGateTest holds what sanitizers report.
                .filter(id -> !id.startsWith("NP13"))
                .toList());
  }

  private static ErlangRuntime runtime(String id) throws Exception {
    boolean moves = id.startsWith("debian:sid/");
    assumeTrue(
        !moves || Runtimes.of(System.getenv()).catalog().find(id).isPresent(),
        "skipped: no runtime `" + id + "`; `scripts/nifproof runtime add " + id + "` brings it");
    return TestRuntimes.ready(id);
  }

  /** Returns how many crashes named the line that is marked in the source. */
  private int holdAll(ErlangRuntime runtime, List<CrashMember> members) throws Exception {
    List<CrashMember> all = CrashMember.all();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try (CrashZoo zoo = CrashZoo.open(runtime, folder)) {
      Map<CrashMember, CompletableFuture<Seen>> running = new LinkedHashMap<>();
      for (CrashMember member : members) {
        Path library = zoo.library(member);
        running.put(
            member, CompletableFuture.supplyAsync(() -> zoo.see(member, library, all), threads));
      }
      SoftAssertions softly = new SoftAssertions();
      int lines = 0;
      for (Map.Entry<CrashMember, CompletableFuture<Seen>> one : running.entrySet()) {
        lines += hold(one.getKey(), one.getValue().join(), runtime, softly);
      }
      softly.assertAll();
      return lines;
    } finally {
      threads.shutdownNow();
    }
  }

  private static int hold(
      CrashMember member, Seen seen, ErlangRuntime runtime, SoftAssertions softly)
      throws IOException {
    Arch arch = runtime.arch();
    CrashDiagnosis diagnosis = seen.diagnosis().orElseThrow();
    String what = member + " on " + runtime.id() + ": " + diagnosis;
    softly.assertThat(seen.outcome()).as(what).isEqualTo(member.outcome(arch));
    softly
        .assertThat(diagnosis.diagnoses().stream().map(found -> found.id().name()).findFirst())
        .as(what)
        .isEqualTo(member.id(arch));
    holdMeaning(member, diagnosis, arch, softly);
    if (diagnosis.sentence().isEmpty() || member.phase().isEmpty()) {
      return 0;
    }
    String phase = member.phase().orElseThrow();
    softly.assertThat(diagnosis.phase().map(Phase::id).orElse("none")).as(what).isEqualTo(phase);
    if (Set.of("call", "unload", "upgrade").contains(phase)) {
      softly
          .assertThat(seen.trap().flatMap(TrapReport::situation).flatMap(Situation::function))
          .as(what)
          .contains(member.function());
    }
    if (ACCESSES.containsKey(member.name())) {
      softly.assertThat(diagnosis.sentence().get()).contains(ACCESSES.get(member.name()));
    }
    Optional<String> line = member.line();
    if (line.isPresent()) {
      softly.assertThat(ownLines(diagnosis)).as(what).contains(line.get());
    }
    return line.isPresent() ? 1 : 0;
  }

  private static void holdMeaning(
      CrashMember member, CrashDiagnosis diagnosis, Arch arch, SoftAssertions softly) {
    String meaning =
        diagnosis.diagnoses().stream().map(Finding::meaning).findFirst().orElse("nothing");
    softly.assertThat(meaning).contains(MEANINGS.getOrDefault(member.name(), ""));
    softly
        .assertThat(meaning)
        .contains(arch == Arch.AMD64 ? ON_AMD64.getOrDefault(member.name(), "") : "");
    if (SILENT.containsKey(member.name())) {
      softly.assertThat(meaning).doesNotContain(SILENT.get(member.name()));
    }
  }

  private static Stream<String> ownLines(CrashDiagnosis diagnosis) {
    return diagnosis.frames().stream()
        .flatMap(frame -> frame.places().stream())
        .flatMap(place -> place.fileAndLine().stream());
  }
}
