package io.nifproof.toolchain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nifproof.node.Arch;
import io.nifproof.node.files.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolchainsTest {
  private static final String PATH = System.getenv("PATH");
  private static final Arch HOST = Arch.host();

  @TempDir Path folder;

  @Test
  void findsTheHostsCompilerUnderItsPlainName() throws Exception {
    Toolchain gcc = reached(toolchains(PATH), "gcc", HOST);
    assertThat(gcc.compiler().family()).isEqualTo(CompilerFamily.GCC);
    assertThat(gcc.compiler().version()).matches("[0-9]+\\.[0-9.]+");
    assertThat(gcc.compiler().versionLine()).contains(gcc.compiler().version());
    assertThat(gcc.command()).hasSize(1).allMatch(word -> word.startsWith("/"));
  }

  @Test
  void reachesTheOtherArchitectureWithItsOwnGcc() throws Exception {
    Arch other = HOST.others().get(0);
    assumeTrue(onPath(other.gnuTriple() + "-gcc"), "skipped: no cross gcc for " + other);
    Toolchain gcc = reached(toolchains(PATH), "gcc", other);
    assertThat(gcc.command()).hasSize(1);
    assertThat(gcc.command().get(0)).endsWith(other.gnuTriple() + "-gcc");
    assertThat(gcc.compiler().name()).isEqualTo("gcc");
  }

  @Test
  void reachesTheOtherArchitectureWithClangAndATarget() throws Exception {
    Arch other = HOST.others().get(0);
    assumeTrue(onPath("clang"), "skipped: no clang");
    assumeTrue(onPath(other.gnuTriple() + "-gcc"), "skipped: no cross C library for " + other);
    Toolchain clang = reached(toolchains(PATH), "clang", other);
    assertThat(clang.compiler().family()).isEqualTo(CompilerFamily.CLANG);
    assertThat(clang.command()).contains("--target=" + other.gnuTriple());
  }

  @Test
  void startsNoProcessForWhatItRemembers() throws Exception {
    Path gcc = wrapper("gcc", "exec " + real("gcc") + " \"$@\"");
    Toolchain first = reached(toolchains(folder + ":" + PATH), "gcc", HOST);
    List<String> calls = calls();
    Toolchain second = reached(toolchains(folder + ":" + PATH), "gcc", HOST);
    assertThat(calls).hasSize(2);
    assertThat(calls()).isEqualTo(calls);
    assertThat(second).isEqualTo(first);

    Files.setLastModifiedTime(gcc, FileTime.fromMillis(1_000_000));
    Toolchain third = reached(toolchains(folder + ":" + PATH), "gcc", HOST);
    assertThat(calls()).hasSize(4);
    assertThat(third.identity()).isNotEqualTo(first.identity());
  }

  @Test
  void triesAgainWhatFailed() throws Exception {
    wrapper(
        "gcc", "case $1 in --version) exec " + real("gcc") + " $1;; esac; echo no crt1.o; exit 7");
    for (int run = 1; run <= 2; run++) {
      Reach.Unreached unreached = unreached(toolchains(folder.toString()), "gcc", HOST);
      assertThat(unreached.unreachable()).isInstanceOf(UnreachableReason.Refused.class);
      assertThat(unreached.message()).contains("failed with status 7", "no crt1.o");
      assertThat(calls()).hasSize(2 * run);
    }
  }

  @Test
  void doesNotBelieveTheNameOfACompilerForAnotherMachine() throws Exception {
    Path fake =
        wrapper(HOST.others().get(0).gnuTriple() + "-gcc", "exec " + real("gcc") + " \"$@\"");
    Reach.Unreached unreached =
        unreached(toolchains(folder.toString()), "gcc", HOST.others().get(0));
    assertThat(unreached.unreachable()).isInstanceOf(UnreachableReason.WrongMachine.class);
    assertThat(unreached.message()).contains(fake.toString(), "an ELF file for " + HOST);
  }

  @Test
  void takesTheFamilyFromWhatTheProgramSays() throws Exception {
    assumeTrue(onPath("clang"), "skipped: no clang");
    wrapper("gcc", "exec " + real("clang") + " \"$@\"");
    Toolchain gcc = reached(toolchains(folder.toString() + ":" + PATH), "gcc", HOST);
    assertThat(gcc.compiler().family()).isEqualTo(CompilerFamily.CLANG);
    assertThat(gcc.compiler().name()).isEqualTo("gcc");
  }

  @Test
  void saysWhatIsNotACompiler() throws Exception {
    wrapper("gcc", "echo I am a teapot");
    assertThat(unreached(toolchains(folder.toString()), "gcc", HOST).message())
        .contains("did not answer `--version`", "I am a teapot");
  }

  @Test
  void offersTheCommandThatBringsAMissingCompiler() throws Exception {
    Toolchains none = new Toolchains(folder, Map.of("PATH", "/nowhere"), Arch.AMD64, folder);
    Reach.Unreached cross = unreached(none, "gcc", Arch.ARM64);
    assertThat(cross.message())
        .isEqualTo(
            "compiler `gcc` cannot build for arm64: no `aarch64-linux-gnu-gcc` on PATH, where there"
                + " is no compiler");
    assertThat(cross.remedies())
        .contains(
            new Remedy(
                "Debian, Ubuntu", "apt-get install gcc-aarch64-linux-gnu libc6-dev-arm64-cross"))
        .extracting(Remedy::system)
        .containsExactly("Debian, Ubuntu", "Fedora", "Alpine", "Nix", "Homebrew");
    assertThat(unreached(none, "clang-14", Arch.AMD64).remedies().get(0).command())
        .isEqualTo("apt-get install clang-14 libc6-dev");
  }

  @Test
  void namesTheCompilersThatAreThereWhenAskedForAnUnknownOne() throws Exception {
    wrapper("gcc-9", "exit 1");
    assertThat(unreached(toolchains(folder.toString()), "tcc", HOST).message())
        .endsWith("no `tcc` on PATH, where there is gcc-9");
  }

  @Test
  void listsEveryCompilerForEveryTarget() throws Exception {
    Toolchains toolchains = toolchains(PATH);
    ToolchainCatalog catalog = toolchains.catalog();
    assertThat(toolchains.names()).contains("gcc");
    assertThat(catalog.reaches()).hasSize(toolchains.names().size() * Arch.values().length);
    assertThat(catalog.find("gcc", HOST)).isPresent();
    assertThat(catalog.reached().size() + catalog.unreached().size())
        .isEqualTo(catalog.reaches().size());
  }

  @Test
  void leavesNothingButWhatItRemembers() throws Exception {
    Path cache = folder.resolve("cache");
    Path killed = cache.resolve("toolchains/.nifproof-999999999-killed");
    Path recent = cache.resolve("toolchains/.nifproof-999999998-recent");
    Files.createDirectories(killed);
    Files.createDirectories(recent); // may be of a run that lives in a sandbox
    Files.setLastModifiedTime(killed, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    reached(toolchains(PATH), "gcc", HOST);
    try (var left = Files.walk(cache)) {
      assertThat(left.filter(Files::isRegularFile)).hasSize(1);
    }
    assertThat(killed).doesNotExist();
    assertThat(recent).exists();
  }

  private Toolchains toolchains(String path) {
    return new Toolchains(folder.resolve("cache"), Map.of("PATH", path));
  }

  private static Toolchain reached(Toolchains toolchains, String name, Arch target)
      throws InterruptedException {
    Reach reach = toolchains.reach(name, target);
    assertThat(reach).isInstanceOf(Reach.Reached.class);
    return ((Reach.Reached) reach).toolchain();
  }

  private static Reach.Unreached unreached(Toolchains toolchains, String name, Arch target)
      throws InterruptedException {
    Reach reach = toolchains.reach(name, target);
    assertThat(reach).isInstanceOf(Reach.Unreached.class);
    return (Reach.Unreached) reach;
  }

  /** A program that notes each of its calls. It keeps the PATH it needs by full names. */
  private Path wrapper(String name, String body) throws IOException {
    Path script = folder.resolve(name);
    String text =
        "#!/bin/sh\necho \"$*\" >>" + folder + "/calls\nPATH=" + PATH + "\n" + body + "\n";
    Files.writeString(script, text);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return script;
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }

  private static boolean onPath(String program) {
    return SearchPath.of(Map.of("PATH", PATH)).program(program).isPresent();
  }

  private static Path real(String program) {
    Optional<ProgramFile> found =
        SearchPath.of(Map.of("PATH", PATH)).program(program).flatMap(ProgramFile::at);
    return found.orElseThrow(() -> new AssertionError("this test needs " + program)).path();
  }
}
