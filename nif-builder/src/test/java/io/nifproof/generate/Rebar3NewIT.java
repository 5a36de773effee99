package io.nifproof.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nifproof.toolchain.CompilerEnd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The templates are rebar3's too, linked into its folder as templates/README.md says. */
class Rebar3NewIT {
  @TempDir Path home;
  private Path where;

  @BeforeEach
  void link() throws Exception {
    where = Files.createDirectories(home.resolve("where"));
    assumeTrue(rebar3("version").status() == 0, "skipped: no rebar3 on PATH");
    Path templates = Files.createDirectories(home.resolve(".config/rebar3/templates"));
    Files.createSymbolicLink(
        templates.resolve("nifproof"), TestProject.TEMPLATES.toRealPath().toAbsolutePath());
  }

  @ParameterizedTest
  @CsvSource({
    "rebar3, nifproof_c",
    "rebar3-cmake, nifproof_c_cmake",
    "mix, nifproof_mix",
    "cmake, nifproof_cmake",
    "make, nifproof_make"
  })
  void makesTheSameFiles(String folder, String template) throws Exception {
    CompilerEnd.Ended made = rebar3("new " + template + " name=fast_frob module=FastFrob");
    assertThat(made.status()).as(made.output()).isZero();
    Path ours = TestProject.create(folder, "fast_frob", home.resolve("ours")).folder();
    assertThat(texts(where.resolve("fast_frob"))).isEqualTo(texts(ours)).hasSizeGreaterThan(10);
  }

  @Test
  void listsEachWithItsDescription() throws Exception {
    assertThat(rebar3("new").output().lines().filter(line -> line.contains("nifproof_")))
        .hasSize(5)
        .allSatisfy(line -> assertThat(line).contains("(custom): A NIF library in C with "));
  }

  private CompilerEnd.Ended rebar3(String words) throws InterruptedException {
    return TestProject.run(where, home, Map.of(), "rebar3 " + words);
  }

  private static Map<Path, String> texts(Path project) throws Exception {
    Map<Path, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(project)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(project.relativize(file), Files.readString(file));
      }
    }
    return texts;
  }
}
