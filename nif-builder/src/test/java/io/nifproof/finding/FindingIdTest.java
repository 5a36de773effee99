package io.nifproof.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue against its pages and against the sources that use it. */
final class FindingIdTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path PAGES = ROOT.resolve("docs/findings");

  private static final Pattern ID = Pattern.compile("NP[0-9]{3}");

  /** A comment, which may name ids, or a text: a block, a string or a character. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)/\\*.*?\\*/|//[^\\n]*|\"\"\"(?:\\\\.|(?!\"\"\").)*+\"\"\""
              + "|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\])++'");

  @Test
  void everyFindingHasAPageAndEveryPageAFinding() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString()).filter(n -> n.startsWith("NP")))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(FindingId.values()).map(id -> id + ".md").toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void isTitledAsItsPageIs(FindingId id) {
    assertThat(
            FindingPages.page(id)
                .lines()
                .findFirst()
                .orElseThrow()
                .replaceFirst("^(# NP[0-9]{3}):? ", "$1 "))
        .isEqualTo("# " + id + " " + id.title());
  }

  @Test
  void everyFindingStandsInTheTableOfTheReadme() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGES.resolve("README.md")).stream()
            .filter(line -> line.startsWith("| [NP"))
            .map(line -> line.substring(0, line.indexOf('|', 2)).strip())
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(
            Arrays.stream(FindingId.values()).map(id -> "| [" + id + "](" + id + ".md)").toList());
  }

  @Test
  void standsInTheOrderOfTheNumbers() {
    assertThat(Arrays.stream(FindingId.values()).map(FindingId::name)).isSorted();
  }

  @Test
  void isReadInAnyCase() {
    assertThat(FindingId.parse(" np010 ")).contains(FindingId.NP010);
    assertThat(FindingId.hasForm(" np999 ")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NP", "NP999", "NP01", "NP0100", "XP010", "cell-crashed"})
  void isEmptyWhereThereIsNoSuchFinding(String text) {
    assertThat(FindingId.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "NP", "NP01", "NP0100", "XP010", "cell-crashed", "NP\u0661\u0662\u0663"})
  void hasNotTheFormOfOne(String text) {
    assertThat(FindingId.hasForm(text)).isFalse();
  }

  @Test
  void noTextInTheSourcesSpellsAnId() throws IOException {
    for (String module : List.of("node-bridge", "nif-builder")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/main/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          assertThat(spelled(Files.readString(file))).as("%s", file).isEmpty();
        }
      }
    }
  }

  @Test
  void seesAnIdInATextAndNoneInAComment() {
    assertThat(spelled("/** NP001 \" */ x('\"', \"a \\\" NP002\"); // \"NP003\"\n"))
        .containsExactly("\"a \\\" NP002\"");
    assertThat(spelled("x(\"\"\"\n one \" NP004\n\"\"\");")).hasSize(1);
  }

  private static List<String> spelled(String source) {
    return TOKEN
        .matcher(source)
        .results()
        .map(MatchResult::group)
        .filter(token -> !token.startsWith("/") && ID.matcher(token).find())
        .toList();
  }
}
