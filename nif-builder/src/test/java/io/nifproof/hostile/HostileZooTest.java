package io.nifproof.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.cli.Ran;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.node.Arch;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.Samples;
import io.nifproof.samples.TestRuntimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that lie: what they did is told, or at least no word of theirs is believed. */
final class HostileZooTest {
  private static final Path SOURCES = Path.of("src/test/resources/hostile").toAbsolutePath();

  @TempDir private static Path folder;

  private record Member(
      String name, String function, boolean inLoad, List<String> expected, boolean emulated) {
    static Member parse(String line) {
      String[] words = line.split("\t", -1);
      return new Member(
          words[0],
          words[1],
          words[2].equals("load"),
          List.of(words[3], words[4], words[5], words[6], words[7]),
          words[8].equals("yes"));
    }
  }

  private static List<Member> members() throws IOException {
    try (Stream<String> lines = Files.lines(SOURCES.resolve("hostile.tsv"))) {
      return lines.filter(line -> !line.startsWith("#")).map(Member::parse).toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> noneIsBelievedOnThisMachinesOwnRuntime() throws Exception {
    return tests("host", Arch.host(), members());
  }

  @TestFactory
  Stream<DynamicTest> noneIsBelievedWhenEmulated() throws Exception {
    List<Member> some = members().stream().filter(Member::emulated).toList();
    return tests(TestRuntimes.EMULATED, Arch.host().others().get(0), some);
  }

  private static Stream<DynamicTest> tests(String runtime, Arch arch, List<Member> members)
      throws Exception {
    TestRuntimes.ready(runtime);
    Map<String, JsonNode> cells = cells(runtime, arch, members);
    return members.stream()
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> hold(one, cells.get(one.name()))));
  }

  /** One run for all: what one does must not change what is said of another. */
  private static Map<String, JsonNode> cells(String runtime, Arch arch, List<Member> members)
      throws IOException {
    List<Object> words = new ArrayList<>(List.of("check"));
    for (Member member : members) {
      words.add(library(member, arch));
    }
    words.addAll(List.of("--runtime", runtime, "--timeout", "4s", "--call", "go()"));
    words.addAll(List.of("--format", "json"));
    Ran ran = Ran.nifproof(words.toArray());
    assertThat(ran.status()).as(ran.err()).isEqualTo(ExitCode.FAIL.status());
    Map<String, JsonNode> cells = new LinkedHashMap<>();
    for (JsonNode cell : new ReportSchema().valid(ran.out()).get("cells")) {
      String file = Path.of(cell.get("library").textValue()).getFileName().toString();
      cells.put(file.replace(".so", ""), cell);
    }
    return cells;
  }

  private static Path library(Member member, Arch arch) throws IOException {
    Path made = Files.createDirectories(folder.resolve(arch.id())).resolve(member.name() + ".so");
    List<String> words = new ArrayList<>();
    words.add(arch == Arch.host() ? "gcc" : arch.gnuTriple() + "-gcc");
    words.addAll(List.of("-w", "-g", "-shared", "-fPIC", "-I/usr/lib/erlang/usr/include"));
    words.add("-DMEMBER=" + member.function());
    if (member.inLoad()) {
      words.add("-DIN_LOAD");
    }
    words.addAll(List.of("-o", made.toString(), SOURCES.resolve("judge.c").toString()));
    String unused = Samples.run(words);
    return made;
  }

  private static void hold(Member member, JsonNode cell) {
    String all = cell.toPrettyString();
    List<String> expected = member.expected();
    if (!expected.get(0).equals("-")) {
      assertThat(cell.get("outcome").textValue()).as(all).isEqualTo(expected.get(0));
    }
    if (!expected.get(1).equals("-")) {
      assertThat(cell.get("calls").get(0).get("outcome").textValue())
          .as(all)
          .isEqualTo(expected.get(1));
    }
    assertThat(cell.get("verdict").textValue()).as(all).isEqualTo(expected.get(2));
    List<String> errors = new ArrayList<>();
    StringBuilder doubts = new StringBuilder();
    for (JsonNode finding : cell.get("findings")) {
      if (finding.get("severity").textValue().equals("error")) {
        errors.add(finding.get("id").textValue());
        doubts.append(finding);
      }
    }
    if (expected.get(3).equals("-")) {
      assertThat(errors).as(all).isEmpty();
    } else {
      assertThat(errors).as(all).contains(expected.get(3));
    }
    assertThat(doubts.toString()).contains(expected.get(4).equals("-") ? "" : expected.get(4));
  }
}
