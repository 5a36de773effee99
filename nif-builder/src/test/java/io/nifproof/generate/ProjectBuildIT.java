package io.nifproof.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nifproof.toolchain.CompilerEnd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each template's own tools build and test what is made of it. */
class ProjectBuildIT {
  private static final String TEMPLATES =
      """
      rebar3, rebar3, '3 tests, 0 failures'
      rebar3-cmake, rebar3, '3 tests, 0 failures'
      mix, mix, '3 tests, 0 failures'
      cmake, cmake, 'All 3 tests passed'
      make, make, 'All 3 tests passed'
      """;

  private static final List<String> FLAGS =
      List.of(
          "-Wall",
          "-Wextra",
          "-Wpedantic",
          "-fvisibility=hidden",
          "-fstack-protector-strong",
          "-U_FORTIFY_SOURCE",
          "-D_FORTIFY_SOURCE=2",
          "-Wl,-z,relro,-z,now,-z,noexecstack");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(textBlock = TEMPLATES)
  void buildsAndTestsWhatIsMade(String template, String tool, String passed) throws Exception {
    needs(tool);
    NewProject.Created created = TestProject.offline(template, "frob", folder);
    String test = created.commands().get(1) + verbosely(template);
    CompilerEnd.Ended built = run(created.folder(), build(template, created));
    assertThat(built.status()).as(built.output()).isZero();
    CompilerEnd.Ended tested = run(created.folder(), test);
    assertThat(tested.status()).as(tested.output()).isZero();
    assertThat(tested.output()).contains(passed);
    isHardenedAsTheGateBuildsIt(created.folder(), built.output() + tested.output());

    String suffix = template.equals("mix") ? "test.exs" : "tests.erl";
    Path tests = created.folder().resolve("test/frob_" + suffix);
    TestProject.replace(tests, "-1", "-2");
    // rebar3 compares whole seconds.
    Files.setLastModifiedTime(tests, FileTime.from(Instant.now().plusSeconds(2)));
    String again = template.equals("cmake") ? build(template, created) + " && " + test : test;
    assertThat(run(created.folder(), again).status()).as("a test that fails").isNotZero();
  }

  /** The C code and its build are those of rebar3 and rebar3-cmake too, from the common folder. */
  @ParameterizedTest
  @ValueSource(strings = {"make", "mix", "cmake"})
  void compilesWithoutAWarning(String template) throws Exception {
    String ownBuild =
        template.equals("cmake")
            ? "cmake -S c_src -B out && cmake --build out --verbose"
            : "make -C c_src clean && make -C c_src";
    needs(template.equals("cmake") ? "cmake" : "make");
    for (String compiler : List.of("gcc", "clang")) {
      needs(compiler);
      for (String level : List.of("-O0", "-O2")) {
        Path parent = Files.createDirectories(folder.resolve(compiler + level));
        NewProject.Created created = TestProject.create(template, "frob", parent);
        String flags = level + " -Wall -Wextra -Wpedantic -Werror";
        String type = level.equals("-O0") ? "Debug" : "Release";
        CompilerEnd.Ended ended =
            TestProject.run(
                created.folder(),
                folder,
                Map.of("CC", compiler, "CFLAGS", flags),
                ownBuild.replace("-B out", "-B out -DCMAKE_BUILD_TYPE=" + type));
        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).contains(flags).doesNotContain("warning");
        assertThat(ended.output().contains("-D_FORTIFY_SOURCE=2"))
            .isEqualTo(type.equals("Release"));
        assertThat(created.folder().resolve("priv/frob.so")).exists();
      }
    }
  }

  @Test
  void linksOnMacOsAsItsLinkerWants() throws Exception {
    needs("make");
    Path project = TestProject.create("make", "frob", folder).folder();
    assertThat(run(project, "make -n -C c_src SYSTEM=Darwin").output())
        .contains("-shared -undefined dynamic_lookup")
        .doesNotContain("-Wl,");
  }

  /** The commands of the build, which are the gate's, harden, and the file shows their effect. */
  private void isHardenedAsTheGateBuildsIt(Path project, String output) throws Exception {
    List<String> words = List.of(output.split("\\s+"));
    assertThat(words).containsAll(FLAGS);
    assertThat(words)
        .filteredOn(word -> word.matches("-[fWU].+|-D_.*"))
        .isSubsetOf(Stream.concat(FLAGS.stream(), Stream.of("-fPIC")).toList());
    assertThat(output).contains("-fPIC", "-shared").doesNotContain("-march", "-ffast-math");
    Path library;
    try (Stream<Path> files = Files.walk(project)) {
      library = files.filter(file -> file.endsWith("priv/frob.so")).findFirst().orElseThrow();
    }
    String facts = run(folder, "readelf -Wld --dyn-syms '" + library + "'").output();
    assertThat(facts).contains("GNU_RELRO", "BIND_NOW").containsPattern("GNU_STACK.* RW ");
    assertThat(facts.lines().filter(line -> line.contains(" GLOBAL DEFAULT ")))
        .filteredOn(line -> !line.contains(" UND "))
        .singleElement()
        .asString()
        .endsWith(" nif_init");
  }

  /** What builds it, telling the compiler's commands. */
  private static String build(String template, NewProject.Created created) {
    return template.equals("mix")
        // The command fetches elixir_make, which is there.
        ? "mix compile --warnings-as-errors && mix format --check-formatted"
        : created.commands().get(0);
  }

  private static String verbosely(String template) {
    return template.equals("cmake") ? " --verbose" : "";
  }

  private static void needs(String tool) {
    boolean found =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(dir -> Files.isExecutable(Path.of(dir, tool)));
    assumeTrue(found, "skipped: no " + tool + " on PATH; scripts/setup --tests brings it");
  }

  private CompilerEnd.Ended run(Path where, String command) throws InterruptedException {
    return TestProject.run(where, folder, Map.of("VERBOSE", "1"), command);
  }
}
