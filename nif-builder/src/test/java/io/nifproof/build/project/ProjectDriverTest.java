package io.nifproof.build.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.build.Build;
import io.nifproof.build.BuildNote;
import io.nifproof.build.BuildProject;
import io.nifproof.build.BuildResult;
import io.nifproof.build.BuildTool;
import io.nifproof.build.ErlangHeaders;
import io.nifproof.build.OptLevel;
import io.nifproof.node.Arch;
import io.nifproof.toolchain.Reach;
import io.nifproof.toolchain.Toolchain;
import io.nifproof.toolchain.Toolchains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectDriverTest {
  private static final Path OUTPUT = Path.of("priv/foo.so");
  private static final Map<String, String> ENVIRONMENT = new HashMap<>(System.getenv());

  @TempDir static Path cache;
  @TempDir Path folder;
  private static Toolchains toolchains;
  private static Toolchain gcc;

  @BeforeAll
  static void findGcc() throws Exception {
    toolchains = new Toolchains(cache, ENVIRONMENT);
    gcc = chain("gcc", Arch.host());
  }

  @Test
  void neverTakesACommittedLibraryForItsOwn() throws Exception {
    Path project = BuildProject.of("make", folder);
    BuildProject.stale(project.resolve(OUTPUT), new byte[] {1, 2, 3});
    BuildProject.commit(project);
    Toolchain cross = chain("gcc", Arch.host().others().get(0));
    BuildResult result = build(project, make(), cross);
    assertThat(result).as(result.summary()).isInstanceOf(BuildResult.Built.class);
    assertThat(machine(result)).isEqualTo(Arch.host().others().get(0).elfMachine());
    assertThat(project.resolve(OUTPUT)).hasBinaryContent(new byte[] {1, 2, 3});
  }

  @Test
  void buildsAgainWhatAMakeLeftThatGitIgnores() throws Exception {
    Path project = BuildProject.of("make", folder);
    Files.writeString(
        project.resolve("Makefile"),
        """
        priv/foo.so: foo.o
        \tmkdir -p priv; $(CC) -shared -o $@ $<
        foo.o: c_src/nif.c
        \t$(CC) $(CFLAGS) -I$(ERTS_INCLUDE_DIR) -c -o $@ $<
        """);
    Files.writeString(project.resolve(".gitignore"), "*.o\n");
    BuildProject.stale(project.resolve("foo.o"), new byte[] {1});
    BuildResult plain = build(project, make(), gcc);
    assertThat(plain).as(plain.summary()).isInstanceOf(BuildResult.Built.class);
    BuildProject.commit(project);
    BuildResult tracked = build(project, make(), gcc);
    assertThat(tracked).as(tracked.summary()).isInstanceOf(BuildResult.Built.class);
  }

  @Test
  void leavesTheProjectAsItWasAndNoCopyBehind() throws Exception {
    Path project = BuildProject.of("make", folder);
    List<Path> before = files(project);
    BuildResult result = build(project, make(), gcc);
    assertThat(result.isBuilt()).as(result.summary()).isTrue();
    assertThat(files(project)).isEqualTo(before);
    assertThat(files(folder.resolve("out"))).containsExactly(Path.of("variant/foo.so"));
  }

  @Test
  void showsWhatTheBuildSaidWhenItFails() throws Exception {
    Path project = BuildProject.of("make", folder);
    Files.writeString(project.resolve("c_src/nif.c"), "int f(void) { return undeclared; }\n");
    assertThat(build(project, make(), gcc))
        .isInstanceOfSatisfying(
            BuildResult.Failed.class,
            failed -> {
              assertThat(failed.status()).isEqualTo(2);
              assertThat(failed.summary()).startsWith("`make` failed with status 2: `");
              assertThat(failed.diagnostics())
                  .contains("undeclared", "Error 1", "bin/gcc", "=" + project + " ")
                  .contains("-O2")
                  .doesNotContain("-O3", ".nifproof-");
            });
  }

  @Test
  void namesTheLibrariesThatAreThereInstead() throws Exception {
    Path project = BuildProject.of("make", folder);
    Build.Project build =
        new Build.Project(BuildTool.MAKE, Path.of(""), List.of(), Map.of(), minutes(1));
    assertThat(build(project, build, gcc, Path.of("bar.so")).get(0).summary())
        .startsWith("`make` ended well, but there is no `bar.so`, but `priv/foo.so`; ");
  }

  @Test
  void tellsOfACompilerThatTheRulesDoNotCall() throws Exception {
    Path project = BuildProject.of("make", folder);
    replace(project.resolve("Makefile"), "$(CC)", "gcc");
    BuildResult result = build(project, make(), gcc);
    assertThat(((BuildResult.Built) result).notes())
        .singleElement()
        .isInstanceOf(BuildNote.CompilerNotCalled.class);
  }

  /** What CMake compiles to learn about the compiler has the variant's level, and is no source. */
  @Test
  void takesNoCompileTestOfCmakeForASource() throws Exception {
    Path project = BuildProject.of("cmake", folder);
    replace(
        project.resolve("CMakeLists.txt"),
        "if(NOT CMAKE_BUILD_TYPE)",
        """
        include(CheckCSourceCompiles)
        check_c_source_compiles("int main(void) { return 0; }" COMPILES)
        add_compile_options(-O3)
        if(NOT CMAKE_BUILD_TYPE)""");
    BuildResult result = build(project, cmake(), gcc, Path.of("build/foo.so")).get(0);
    assertThat(((BuildResult.Built) result).notes())
        .containsExactly(new BuildNote.OtherLevel(OptLevel.O2, List.of("-O3"), 1, 1));
  }

  @Test
  void tellsOfALevelThatTheRulesPutBehindTheVariants() throws Exception {
    Path project = BuildProject.of("make", folder);
    replace(project.resolve("Makefile"), "CFLAGS ?=", "CFLAGS +=");
    BuildResult result = build(project, make(), gcc);
    assertThat(((BuildResult.Built) result).notes())
        .containsExactly(new BuildNote.OtherLevel(OptLevel.O2, List.of("-O3"), 1, 1));
  }

  @Test
  void killsABuildThatHangsWithAllThatItStarted() throws Exception {
    Path project = BuildProject.of("make", folder);
    // The second sleeper is nobody's child any more, in a session of its own.
    Files.writeString(
        project.resolve("Makefile"),
        """
        all:
        \techo begun
        \tsleep 301 & echo $$! >>%1$s
        \tsetsid sh -c 'sleep 302 & echo $$! >>%1$s' & sleep 0.2
        \tsleep 303
        """
            .formatted(folder.resolve("pids")));
    Build.Project build =
        new Build.Project(BuildTool.MAKE, Path.of(""), List.of(), Map.of(), Duration.ofSeconds(2));
    long start = System.nanoTime();
    BuildResult result = build(project, build, gcc);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
    assertThat(result)
        .isInstanceOfSatisfying(
            BuildResult.Overdue.class,
            overdue -> assertThat(overdue.diagnostics()).contains("begun"));
    List<String> pids = Files.readAllLines(folder.resolve("pids"));
    assertThat(pids).hasSize(2).noneMatch(ProjectDriverTest::sleeps);
  }

  @Test
  void givesTheBuildTheVariablesItExpects() throws Exception {
    Path project = BuildProject.of("make", folder);
    Files.writeString(project.resolve("Makefile"), "all:\n\t@env\n\t@false\n");
    Arch other = Arch.host().others().get(0);
    Build.Project build =
        new Build.Project(
            BuildTool.MAKE,
            Path.of(""),
            List.of("all"),
            Map.of("FOO", "bar", "TARGET_ABI", "mine"),
            minutes(1));
    BuildResult result = build(project, build, chain("gcc", other));
    assertThat(((BuildResult.Failed) result).diagnostics().lines())
        .contains(
            "FOO=bar",
            "TARGET_ABI=mine",
            "TARGET_OS=linux",
            "TARGET_ARCH=" + other.machine(),
            "REBAR_TARGET_ARCH=" + other.gnuTriple(),
            "MIX_TARGET=" + other.gnuTriple(),
            "ERTS_INCLUDE_DIR=" + include(),
            "ERL_EI_INCLUDE_DIR=" + include(),
            "ERL_EI_LIBDIR=/ei",
            "ERL_INTERFACE_LIB_DIR=/ei",
            "LDFLAGS=-lm -Wl,-z,now",
            "LDLIBS=-lm",
            "HOME=" + ENVIRONMENT.get("HOME"))
        .contains("CC=bin/" + other.gnuTriple() + "-gcc")
        .anyMatch(line -> line.matches("CFLAGS=-g -fPIC -O2 -ffile-prefix-map=.* -Wall"))
        .contains("CROSSCOMPILE=bin/" + other.gnuTriple());
  }

  @Test
  void saysWhichToolIsMissing() throws Exception {
    Path project = BuildProject.of("make", folder);
    BuildResult result =
        new ProjectDriver(project, folder.resolve("out"), Map.of("PATH", "/nowhere"))
            .build(request(make(), gcc, OUTPUT))
            .get(0);
    assertThat(result.summary()).contains("`make`", "no such program on PATH");
  }

  private static Build.Project make() {
    return new Build.Project(BuildTool.MAKE, Path.of(""), List.of(), Map.of(), minutes(1));
  }

  private static Build.Project cmake() {
    return new Build.Project(BuildTool.CMAKE, Path.of(""), List.of(), Map.of(), minutes(1));
  }

  private BuildResult build(Path project, Build.Project build, Toolchain chain)
      throws InterruptedException {
    return build(project, build, chain, OUTPUT).get(0);
  }

  private List<BuildResult> build(Path project, Build.Project build, Toolchain chain, Path... made)
      throws InterruptedException {
    return new ProjectDriver(project, folder.resolve("out"), ENVIRONMENT)
        .build(request(build, chain, made));
  }

  private ProjectRequest request(Build.Project build, Toolchain chain, Path... made) {
    return new ProjectRequest(
        build,
        chain,
        OptLevel.O2,
        List.of("-Wall"),
        List.of("-lm", "-Wl,-z,now"),
        new ErlangHeaders(include(), Map.of(Arch.host().others().get(0), Path.of("/ei"))),
        Stream.of(made).map(this::wanted).toList());
  }

  private ProjectRequest.Wanted wanted(Path made) {
    return new ProjectRequest.Wanted(
        made, folder.resolve("out/variant").resolve(made.getFileName()));
  }

  private static Path include() {
    return Path.of("/usr/lib/erlang/usr/include");
  }

  private static Toolchain chain(String name, Arch target) throws InterruptedException {
    Reach reach = toolchains.reach(name, target);
    assertThat(reach)
        .as("this test needs " + name + " for " + target)
        .isInstanceOf(Reach.Reached.class);
    return ((Reach.Reached) reach).toolchain();
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }

  /** The machine number in the header of the library. */
  private static int machine(BuildResult result) throws IOException {
    byte[] head = Files.readAllBytes(((BuildResult.Built) result).library());
    return (head[18] & 0xff) | (head[19] & 0xff) << 8;
  }

  private static boolean sleeps(String pid) {
    return ProcessHandle.of(Long.parseLong(pid))
        .map(process -> process.info().commandLine().orElse("").contains("sleep"))
        .orElse(false);
  }

  private static void replace(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }
}
