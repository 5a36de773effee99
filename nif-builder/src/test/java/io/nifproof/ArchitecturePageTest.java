package io.nifproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/architecture.md against the sources. */
final class ArchitecturePageTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9.]+)` \\|", Pattern.MULTILINE);
  private static final Pattern FILE =
      Pattern.compile("(?:`|\\()((?:node-bridge|nif-builder|docs|why|scripts)/[^`)]*)(?:`|\\))");

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/architecture.md"));
  }

  @Test
  void everyPackageHasItsRow() throws IOException {
    Set<String> rows =
        ROW.matcher(page())
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(rows).isEqualTo(packages());
  }

  private static Set<String> packages() throws IOException {
    Set<String> found = new TreeSet<>();
    for (String house : Set.of("node-bridge", "nif-builder")) {
      Path sources = ROOT.resolve(house).resolve("src/main/java/io/nifproof");
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
            .forEach(found::add);
      }
    }
    return found;
  }

  @Test
  void everyFileThatItNamesIsThere() throws IOException {
    assertThat(FILE.matcher(page()).results().map(ArchitecturePageTest::path))
        .isNotEmpty()
        .allSatisfy(path -> assertThat(path).exists());
  }

  /** The page's own links are relative to docs. */
  private static Path path(MatchResult found) {
    String name = found.group(1);
    return ROOT.resolve(name.startsWith("why/") ? "docs/" + name : name);
  }

  @Test
  void everyDecisionIsLinked() throws IOException {
    String page = page();
    try (Stream<Path> pages = Files.list(ROOT.resolve("docs/why"))) {
      assertThat(pages)
          .isNotEmpty()
          .allSatisfy(file -> assertThat(page).contains("(why/" + file.getFileName() + ")"));
    }
  }
}
