package io.nifproof.bisect;

import com.ericsson.otp.erlang.OtpErlangLong;
import io.nifproof.abi.TableAsker;
import io.nifproof.bisect.result.BisectReport;
import io.nifproof.bisect.result.BisectSubject;
import io.nifproof.bisect.result.LibraryTest;
import io.nifproof.bisect.result.Setting;
import io.nifproof.bisect.search.Question;
import io.nifproof.build.OptLevel;
import io.nifproof.gate.module.CaseModules;
import io.nifproof.gate.module.Modules;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.launch.NodeSession;
import io.nifproof.node.probe.CallRequest;
import io.nifproof.samples.TestRuntimes;
import io.nifproof.toolchain.ToolchainCatalog;
import io.nifproof.toolchain.Toolchains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The libraries of {@code behaviour.tsv}, and what it takes to build and test them. */
final class BehaviourZoo implements AutoCloseable {
  static final Path SOURCES = Path.of("src/test/resources/behaviour").toAbsolutePath();

  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final List<String> VARIANTS =
      List.of("gcc-O0", "gcc-O2", "gcc-O3", "clang-O0", "clang-O2", "clang-O3");

  private final Path folder;
  private final ErlangRuntime host;
  private final ToolchainCatalog compilers;
  private final NodeSession session;

  /**
   * A row.
   *
   * @param variants {@code pass} or {@code fail} by variant
   * @param pass the variant to bisect from
   * @param fail the variant to bisect to
   * @param function the function to blame; empty when there is none
   * @param flag the flag to blame; empty when no flag alone is
   * @param relief the flag with which it passes; empty when there is none of that kind
   * @param clangPass the pass of clang to blame
   */
  record Member(
      String name,
      List<Path> sources,
      CallRequest call,
      Map<String, String> variants,
      String pass,
      String fail,
      Optional<String> function,
      Optional<String> flag,
      Optional<String> relief,
      Optional<String> clangPass) {
    @Override
    public String toString() {
      return name;
    }
  }

  BehaviourZoo(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    this.host = TestRuntimes.ready("host");
    this.compilers =
        new Toolchains(folder.resolve("cache"), System.getenv())
            .catalog(List.of("gcc", "clang"), List.of(Arch.host()));
    this.session = NodeSession.open(folder);
  }

  static List<Member> members() throws IOException {
    try (var lines = Files.lines(SOURCES.resolve("behaviour.tsv"))) {
      return lines.filter(line -> !line.startsWith("#")).map(BehaviourZoo::parse).toList();
    }
  }

  private static Member parse(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != 15) {
      throw new IllegalArgumentException("line of behaviour.tsv without 15 columns: " + line);
    }
    Map<String, String> variants = new LinkedHashMap<>();
    for (int i = 0; i < VARIANTS.size(); i++) {
      variants.put(VARIANTS.get(i), cells[4 + i]);
    }
    String[] ends = cells[10].split(" ");
    return new Member(
        cells[0],
        Arrays.stream(cells[1].split(" ")).map(Path::of).toList(),
        new CallRequest(
            cells[2],
            cells[2],
            Optional.empty(),
            Optional.of(new CallRequest.Expected.Value(cells[3])),
            Optional.empty()),
        variants,
        ends[0],
        ends[1],
        optional(cells[11]),
        optional(cells[12]),
        optional(cells[13]),
        optional(cells[14]));
  }

  private static Optional<String> optional(String cell) {
    return Optional.of(cell).filter(text -> !text.equals("-"));
  }

  BisectSubject subject(Member member) {
    Path headers = host.includeDir().orElseThrow();
    return new BisectSubject(
        member.name(), SOURCES, member.sources(), List.of(headers), List.of(), List.of());
  }

  /** {@code gcc-O2}, or {@code gcc-O2,-flto}. */
  Setting setting(String text) {
    String[] words = text.split(",");
    String[] name = words[0].split("-");
    return new Setting(
        compilers.find(name[0], Arch.host()).orElseThrow(),
        OptLevel.parse(name[1]).orElseThrow(),
        List.of(words).subList(1, words.length),
        List.of());
  }

  LibraryTest test(Member member) {
    NodeTest.Library library =
        new NodeTest.Library(
            Modules.stub(TableAsker.NEVER), CaseModules.NONE, new OtpErlangLong(0));
    return new NodeTest(session, host, library, Optional.of(member.call()), PATIENCE);
  }

  /** A folder that nobody has used. */
  Path fresh() throws IOException {
    return Files.createTempDirectory(folder, "built");
  }

  BisectReport bisect(Member member) throws IOException {
    Question question =
        new Question(
            Optional.of(setting(member.pass())), Optional.of(setting(member.fail())), List.of());
    return Bisection.run(
        subject(member), question, fresh(), environment(), test(member), unused -> {});
  }

  static Map<String, String> environment() {
    return Map.of("PATH", System.getenv("PATH"));
  }

  @Override
  public void close() {
    session.close();
  }
}
