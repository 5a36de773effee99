package io.nifproof.build.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.build.Build;
import io.nifproof.build.BuildResult;
import io.nifproof.build.BuildTool;
import io.nifproof.build.ErlangHeaders;
import io.nifproof.build.OptLevel;
import io.nifproof.build.SourceCommand;
import io.nifproof.node.Arch;
import io.nifproof.toolchain.Toolchain;
import io.nifproof.toolchain.Toolchains;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project's build whose compilers do to each source what is wanted of it. */
final class CompilerInterpositionTest {
  private static final String ALL = "'c_src/one.c' c_src/../c_src/two.c c_src/three.cc";

  /** Each tells its value, its level and, what a rule of the project says, its place. */
  private static final String UNIT =
      """
      #define WORDS(value) #value
      #define VALUE_WORDS(value) WORDS(value)
      const char *text_NAME = "NAME=" VALUE_WORDS(VALUE)
      #ifdef __OPTIMIZE__
        " optimised"
      #endif
      #ifdef RULE
        " rule"
      #endif
        ;
      """;

  @TempDir private static Path cache;
  @TempDir private Path folder;
  private static Toolchain gcc;
  private Path project;

  @BeforeAll
  static void findGcc() throws Exception {
    gcc =
        new Toolchains(cache, System.getenv())
            .catalog(List.of("gcc"), List.of(Arch.host()))
            .find("gcc", Arch.host())
            .orElseThrow();
  }

  private void write(String makefile) throws Exception {
    project = Files.createDirectories(folder.resolve("with space"));
    Files.createDirectories(project.resolve("c_src"));
    for (String name : List.of("one.c", "two.c", "three.cc")) {
      Files.writeString(
          project.resolve("c_src").resolve(name),
          UNIT.replace("NAME", name.replaceFirst("[.].*", "")));
    }
    Files.writeString(project.resolve("Makefile"), makefile);
  }

  private static ProjectRequest request(Path output, BuildTool tool, String made) {
    Build.Project build =
        new Build.Project(tool, Path.of(""), List.of(), Map.of(), Duration.ofMinutes(2));
    return new ProjectRequest(
        build,
        gcc,
        OptLevel.O0,
        List.of("-DVALUE=plain"),
        List.of(),
        new ErlangHeaders(Path.of("/usr/include"), Map.of()),
        List.of(new ProjectRequest.Wanted(Path.of(made), output.resolve("foo.so"))));
  }

  private static CompilerInterposition.Unit unit(Path source, String... words) {
    return new CompilerInterposition.Unit(
        SourceCommand.driver(gcc, List.of(source)), List.of(words), Optional.empty());
  }

  private String built(BuildTool tool, String made, CompilerInterposition steering)
      throws Exception {
    ProjectDriver driver = new ProjectDriver(project, folder.resolve("out"), System.getenv());
    BuildResult result = driver.build(request(folder.resolve("out"), tool, made), steering).get(0);
    assertThat(result).as(result.toString()).isInstanceOf(BuildResult.Built.class);
    return Files.readString(((BuildResult.Built) result).library(), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        foo.so:
        \t$(CXX) $(CFLAGS) -DRULE -O3 -I . -shared -o $@ ALL -lm
        """,
        """
        foo.so: a.o b.o c.o
        \t$(CXX) -shared $^ -o$@
        a.o: c_src/one.c
        \t$(CC) $(CFLAGS) -DRULE -O3 -MD -MF x.d -c -o $@ $<
        b.o: c_src/two.c
        \tcd c_src && $(CC) $(CFLAGS) -DRULE -c two.c -o ../b.o -O3
        c.o: c_src/three.cc
        \t$(CXX) $(CXXFLAGS) -DRULE -c "$(CURDIR)"/c_src/three.cc -O3 -o $@
        """,
        """
        foo.so:
        \t$(CXX) $(CFLAGS) -DRULE -O3 -c ALL
        \t$(AR) rc l.a one.o two.o three.o
        \t$(CXX) -shared -Wl,--whole-archive l.a -Wl,--no-whole-archive -o $@
        """,
      })
  void compilesEachSourceAsIsWantedHoweverTheRulesCallTheCompiler(String makefile)
      throws Exception {
    write(makefile.replace("ALL", ALL));
    Path one = Path.of("c_src/one.c");
    Path three = Path.of("c_src/three.cc");
    Path text = folder.resolve("instead.ii");
    Files.writeString(
        text, "extern const char *text_three; const char *text_three = \"three=other\";");
    CompilerInterposition steering =
        new CompilerInterposition(
            Map.of(
                one,
                unit(one, "-O0", "-UVALUE", "-DVALUE=o n e"),
                three,
                new CompilerInterposition.Unit(
                    SourceCommand.driver(gcc, List.of(three)), List.of("-w"), Optional.of(text))),
            List.of("-O2"),
            List.of("-Wl,-soname,steered.so"));
    assertThat(built(BuildTool.MAKE, "foo.so", steering))
        .contains("one=o n e rule\0", "two=plain optimised rule\0", "three=other\0")
        .contains("steered.so");
  }

  @Test
  void compilesWhatCmakeBuildsAsIsWanted() throws Exception {
    write("");
    Files.writeString(
        project.resolve("CMakeLists.txt"),
        """
        cmake_minimum_required(VERSION 3.16)
        project(foo C CXX)
        add_library(foo MODULE c_src/one.c c_src/two.c c_src/three.cc)
        target_compile_definitions(foo PRIVATE RULE)
        set_target_properties(foo PROPERTIES PREFIX "")
        """);
    Path two = Path.of("c_src/two.c");
    CompilerInterposition steering =
        new CompilerInterposition(Map.of(two, unit(two, "-O1")), List.of("-O0"), List.of());
    assertThat(built(BuildTool.CMAKE, "build/foo.so", steering))
        .contains("one=plain rule\0", "two=plain optimised rule\0", "three=plain rule\0");
  }

  @Test
  void tellsWhichSourcesABuildCompiledAndHow() throws Exception {
    write("foo.so:\n\t$(CXX) $(CFLAGS) -DRULE -I . -shared -o $@ " + ALL + " -lm\n");
    Path kept = Files.createDirectories(folder.resolve("kept"));
    ProjectDriver driver = new ProjectDriver(project, folder.resolve("out"), System.getenv());
    RecordedBuild recorded =
        driver.record(request(folder.resolve("out"), BuildTool.MAKE, "foo.so"), kept);
    assertThat(recorded.results().get(0).isBuilt()).as(recorded.toString()).isTrue();
    assertThat(recorded.calls()).hasSize(1);
    CompilerCall call = recorded.calls().get(0);
    assertThat(call.sources())
        .extracting(source -> recorded.tree().relativize(source).toString())
        .containsExactly("c_src/one.c", "c_src/two.c", "c_src/three.cc");
    assertThat(call.manner())
        .contains("-fPIC", "-O0", "-DRULE", "-I", ".")
        .doesNotContain("-shared", "-o", "foo.so", "-lm", "c_src/three.cc");
    assertThat(recorded.tree().resolve("c_src/one.c")).exists();
  }
}
