package io.nifproof.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.explain.text.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Texts in the shape of public reports, each with its truth: {@code %%%} begins one, {@code %+} is
 * what the answer must have, {@code %-} what it must not.
 */
final class CrashTextsTest {
  private static final Pattern FINDING = Pattern.compile("\\bNP\\d{3}\\b");

  private record Case(String name, String text, List<String> wanted, List<String> unwanted) {
    String answer() {
      return Explanation.of(text).statements().stream()
          .map(Statement::text)
          .collect(Collectors.joining("\n"));
    }
  }

  @TestFactory
  Stream<DynamicTest> answersWhatIsTrue() throws IOException {
    return cases("known.txt")
        .map(
            known ->
                DynamicTest.dynamicTest(
                    known.name(),
                    () -> {
                      assertThat(known.wanted()).isNotEmpty();
                      assertThat(known.answer()).contains(known.wanted());
                      known
                          .unwanted()
                          .forEach(text -> assertThat(known.answer()).doesNotContain(text));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> staysSilentWhereNothingIsOfANif() throws IOException {
    return cases("silent.txt")
        .map(
            other ->
                DynamicTest.dynamicTest(
                    other.name(),
                    () ->
                        assertThat(Explanation.of(other.text()).provesNothing())
                            .as(other.answer())
                            .isTrue()));
  }

  @Test
  void namesOnlyFindingsThatHaveAPage() throws IOException {
    Path pages = Path.of("..", "docs", "findings");
    List<String> named =
        cases("known.txt")
            .flatMap(known -> FINDING.matcher(known.answer()).results().map(m -> m.group()))
            .distinct()
            .toList();

    assertThat(named).hasSizeGreaterThan(20);
    assertThat(named)
        .allSatisfy(id -> assertThat(Files.exists(pages.resolve(id + ".md"))).isTrue());
  }

  private static Stream<Case> cases(String file) throws IOException {
    try (InputStream in = CrashTextsTest.class.getResourceAsStream("/explain/" + file)) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Matcher parts = Pattern.compile("(?ms)^%%% (.*?)(?=^%%% |\\z)").matcher(all);
      return parts.results().map(part -> parsed(part.group(1))).toList().stream();
    }
  }

  private static Case parsed(String part) {
    List<String> lines = part.lines().toList();
    return new Case(
        lines.get(0),
        lines.stream()
            .skip(1)
            .filter(line -> !line.startsWith("%+ ") && !line.startsWith("%- "))
            .collect(Collectors.joining("\n")),
        marked(lines, "%+ "),
        marked(lines, "%- "));
  }

  private static List<String> marked(List<String> lines, String mark) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .toList();
  }
}
