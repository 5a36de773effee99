package io.nifproof.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Arch;
import io.nifproof.toolchain.Reach;
import io.nifproof.toolchain.Toolchain;
import io.nifproof.toolchain.Toolchains;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CcDriverTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", System.getenv("PATH"));

  @TempDir static Path cache;
  @TempDir Path project;
  private static Toolchain gcc;
  private Path output;

  @BeforeAll
  static void findGcc() throws Exception {
    Reach reach = new Toolchains(cache, ENVIRONMENT).reach("gcc", Arch.host());
    assertThat(reach).as("this test needs gcc").isInstanceOf(Reach.Reached.class);
    gcc = ((Reach.Reached) reach).toolchain();
  }

  @BeforeEach
  void makeSources() throws IOException {
    output = project.resolve("priv/a.so");
    source("c_src/one.c", "#include \"two.h\"\nint one(void) { return two() + LEVEL; }\n");
    source("c_src/two.c", "#include \"two.h\"\nint two(void) { return 2; }\n");
    source("include/two.h", "int two(void);\n");
  }

  @Test
  void buildsAllSourcesOfAPatternByOneCommand() throws Exception {
    BuildResult result = build(List.of("c_src/*.c"), List.of("-DLEVEL=1"), LONG);
    assertThat(result)
        .isInstanceOfSatisfying(
            BuildResult.Built.class, built -> assertThat(built.library()).isEqualTo(output));
    assertThat(Files.readAllBytes(output)).startsWith(0x7f, 'E', 'L', 'F');
    assertThat(folder(output)).containsExactly(output);
  }

  @Test
  void makesTheSameBytesAgain() throws Exception {
    build(List.of("c_src/*.c"), List.of("-DLEVEL=1"), LONG);
    byte[] first = Files.readAllBytes(output);
    build(List.of("c_src/*.c"), List.of("-DLEVEL=1"), LONG);
    assertThat(Files.readAllBytes(output)).isEqualTo(first);
  }

  @Test
  void passesDiagnosticsOnUnchanged() throws Exception {
    BuildResult result = build(List.of("c_src/*.c"), List.of(), LONG);
    assertThat(result)
        .isInstanceOfSatisfying(
            BuildResult.Failed.class,
            failed -> {
              assertThat(failed.status()).isEqualTo(1);
              assertThat(failed.diagnostics()).contains("c_src/one.c:2:32: error:", "LEVEL");
              assertThat(failed.command()).contains("c_src/one.c", "c_src/two.c", "-O2");
            });
    assertThat(folder(output)).isEmpty();
  }

  @Test
  void keepsTheOldLibraryWhenTheNewOneFails() throws Exception {
    Files.createDirectories(output.getParent());
    Files.writeString(output, "old");
    build(List.of("c_src/*.c"), List.of(), LONG);
    assertThat(output).hasContent("old");
  }

  @Test
  void tellsWarningsOfALibraryThatWasBuilt() throws Exception {
    BuildResult result =
        build(List.of("c_src/*.c"), List.of("-DLEVEL=1", "-Wmissing-prototypes"), LONG);
    assertThat(((BuildResult.Built) result).diagnostics()).contains("[-Wmissing-prototypes]");
  }

  @Test
  void namesEverySourceThatIsNotThere() throws Exception {
    BuildResult result = build(List.of("c_src/*.cc", "c_src/one.c", "three.c"), List.of(), LONG);
    assertThat(result)
        .isEqualTo(new BuildResult.NoSources(project, List.of("c_src/*.cc", "three.c")));
    assertThat(result.summary()).contains("no source `c_src/*.cc`, `three.c` in `" + project);
  }

  @Test
  void stopsACompilerThatDoesNotEnd() throws Exception {
    Path slow = project.resolve("slow");
    Files.writeString(slow, "#!/bin/sh\necho thinking >&2\nsleep 60\n");
    Files.setPosixFilePermissions(slow, PosixFilePermissions.fromString("rwx------"));
    Toolchain chain = new Toolchain(gcc.compiler(), gcc.target(), List.of(slow.toString()));
    BuildResult result =
        new CcDriver(ENVIRONMENT)
            .build(request(chain, List.of("c_src/*.c"), List.of()), Duration.ofMillis(500));
    assertThat(result)
        .isInstanceOfSatisfying(
            BuildResult.Overdue.class,
            overdue -> assertThat(overdue.diagnostics()).isEqualTo("thinking\n"));
    assertThat(folder(output)).isEmpty();
  }

  @Test
  void saysWhenTheCompilerIsGone() throws Exception {
    Toolchain chain = new Toolchain(gcc.compiler(), gcc.target(), List.of("/no/gcc"));
    BuildResult result =
        new CcDriver(ENVIRONMENT).build(request(chain, List.of("c_src/*.c"), List.of()), LONG);
    assertThat(result.summary()).contains("compiler `/no/gcc` could not be started");
  }

  @Test
  void buildsCAndCxxTogetherWithTheLibrariesOfBoth() throws Exception {
    Files.writeString(
        project.resolve("c_src/more.cc"),
        "#include <stdexcept>\nextern \"C\" int more(int n) {\n"
            + "  try { if (n) throw std::runtime_error(\"n\"); } catch (std::exception &e) { return"
            + " 2; }\n  return 1;\n}\n");
    BuildResult result =
        build(List.of("c_src/*.c", "c_src/*.cc"), List.of("-DLEVEL=1", "-Wl,-z,defs"), LONG);
    assertThat(result).as(result.toString()).isInstanceOf(BuildResult.Built.class);
    assertThat(Files.readString(output, StandardCharsets.ISO_8859_1)).contains("libstdc++.so");
  }

  @Test
  void saysThatThereIsNoCxxCompilerBesideTheOneOfC() throws Exception {
    Files.writeString(project.resolve("c_src/more.cpp"), "");
    Path alone = Files.createSymbolicLink(project.resolve("gcc"), Path.of("/usr/bin/gcc"));
    Toolchain chain = new Toolchain(gcc.compiler(), gcc.target(), List.of(alone.toString()));
    BuildResult result =
        new CcDriver(ENVIRONMENT).build(request(chain, List.of("c_src/*.cpp"), List.of()), LONG);
    assertThat(result.summary())
        .contains("there is no program `g++` (Debian, Ubuntu: apt-get install g++)");
  }

  private BuildResult build(List<String> sources, List<String> cflags, Duration deadline)
      throws InterruptedException {
    return new CcDriver(ENVIRONMENT).build(request(gcc, sources, cflags), deadline);
  }

  private BuildRequest request(Toolchain chain, List<String> sources, List<String> cflags) {
    return new BuildRequest(
        project,
        sources,
        List.of(project.resolve("include")),
        cflags,
        List.of("-lm"),
        chain,
        OptLevel.O2,
        output);
  }

  private void source(String name, String text) throws IOException {
    Files.createDirectories(project.resolve(name).getParent());
    Files.writeString(project.resolve(name), text);
  }

  private static List<Path> folder(Path file) throws IOException {
    try (var entries = Files.list(file.getParent())) {
      return entries.toList();
    }
  }
}
