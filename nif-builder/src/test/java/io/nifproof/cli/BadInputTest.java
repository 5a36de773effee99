package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.cli.run.ExitCode;
import io.nifproof.samples.Samples;
import io.nifproof.samples.TestRuntimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users get wrong, and machines lack: a message, a remedy and the exit code for it. */
final class BadInputTest {
  private static final String LIBRARY =
      """
      [library]
      name = "hello"
      sources = ["c_src/*.c"]
      """;

  @TempDir private Path folder;

  @Test
  void showsWhereATomlFileIsBroken() throws Exception {
    Ran ran = gate("[library\nname = \"x\"\n= 3\n");
    usage(ran, "2 problem(s)", "nifproof.toml:1: ", "nifproof.toml:3: ");
  }

  @Test
  void namesAllThatIsWrongAtOnceWithLines() throws Exception {
    Ran ran =
        gate(
            """
            [library]
            nme = "x"
            sources = "c_src/*.c"
            erl = "src/none.erl"
            load_info = "{1,"
            [matrx]
            [matrix]
            arch = ["amd64", "sparc"]
            runtimes = []
            compilers = ["gcc", "tcc"]
            optimize = ["O2", "O9"]
            [gate]
            timeout = 20
            """);
    usage(
        ran,
        "11 problem(s)",
        "nifproof.toml: `library.name` is missing",
        "nifproof.toml:2: unknown key `library.nme`; did you mean `name`?",
        "nifproof.toml:3: `library.sources` must be a list of strings",
        "nifproof.toml:4: `library.erl`: there is no file `",
        "nifproof.toml:5: `library.load_info`: not an Erlang term: found the end",
        "nifproof.toml:6: unknown key `matrx`; did you mean `matrix`?",
        "nifproof.toml:8: `sparc` in `matrix.arch`: expected amd64 or arm64",
        "nifproof.toml:9: `matrix.runtimes` has nothing in it",
        "nifproof.toml:10: `tcc` in `matrix.compilers`: expected `gcc`, `clang` or `zig`",
        "nifproof.toml:11: `O9` in `matrix.optimize`: expected one of O0",
        "nifproof.toml:13: `gate.timeout` must be a string in quotes, found `20`");
  }

  @Test
  void pointsToAPageThatDescribesEveryKey() throws Exception {
    String page = Files.readString(Path.of("../docs/nifproof-toml.md"));
    Ran ran = gate("[library]\nx = 1\n[matrix]\nx = 1\n[gate]\nx = 1\n");
    assertThat(ran.err()).contains("hint: docs/nifproof-toml.md describes every key");
    ran.err()
        .lines()
        .filter(line -> line.contains("known here: "))
        .flatMap(line -> Arrays.stream(line.replaceFirst(".*: (.*)\\)", "$1").split(", ")))
        .forEach(key -> assertThat(page).contains("`" + key + "`"));
  }

  @Test
  void saysThatThereIsNoProject() throws Exception {
    usage(Ran.nifproof("gate", folder.resolve("nowhere")), "is no folder", "nifproof new");
    usage(Ran.nifproof("gate", folder), "there is no nifproof.toml in `" + folder + "`");
    usage(Ran.nifproof("build", folder), "there is no nifproof.toml in `" + folder + "`");
  }

  @Test
  void saysThatALibraryIsNotThere() throws Exception {
    Path absent = folder.resolve("priv/absent.so");
    usage(
        Ran.nifproof("check", absent, "/dev/null"), "`" + absent + "` is not there", "is no file");
    usage(Ran.nifproof("check"), "Missing required parameter: 'LIB'", "nifproof check --help");
  }

  @Test
  void saysWhatIsWrongWithAnOption() throws Exception {
    Path text = Files.writeString(folder.resolve("x.so"), "no library");
    usage(Ran.nifproof("check", text, "--timeout", "3x"), "`3x` for --timeout: expected a time");
    usage(Ran.nifproof("check", text, "--load-info", "{"), "`{` for --load-info: not an Erlang");
    usage(Ran.nifproof("check", text, "--beam", text), "`" + text + "` for --beam: ", "erlc");
    usage(Ran.nifproof("check", text, text, "--beam", text), "--beam names one module, but 2");
    usage(Ran.nifproof("check", text, "--format", "yaml"), "--format", "yaml");
  }

  @Test
  void offersTheNearestRuntime() throws Exception {
    Path text = Files.writeString(folder.resolve("x.so"), "no library");
    Ran ran = Ran.nifproof("check", text, "--runtime", "hots", "--runtime", "debian:trixi/arm64");
    assertThat(ran.status()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ran.out().replaceAll("\\s+", " "))
        .contains("no runtime `hots` on this machine; did you mean `host`?")
        .contains("did you mean `debian:trixie/arm64`?")
        .contains("hint: nifproof runtime list")
        .doesNotContain("runtime add debian:trixi/");
  }

  @Test
  void saysThatThereIsNoCompilerAndHowOneIsHad() throws Exception {
    Path programs = onlyWith("erl");
    Path project = Ran.project(folder.resolve("p"), LIBRARY, Samples.HELLO);
    Map<String, String> environment =
        Map.of("PATH", programs.toString(), "NIFPROOF_CACHE", folder + "/cache");
    Ran ran = Ran.elsewhere(folder, environment, "gate", project);
    assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ran.out())
        .contains("could not run  compiler gcc for ", "no `gcc` on PATH")
        .contains("hint: Debian, Ubuntu: apt-get install gcc")
        .contains("incomplete  hello: nothing was checked, 1 not possible");
    assertThat(Ran.elsewhere(folder, environment, "build", project).status()).isEqualTo(4);
  }

  @Test
  void saysThatThereIsNoRuntimeAndHowOneIsHad() throws Exception {
    TestRuntimes.ready("host"); // or the next lines would show nothing
    Path programs = onlyWith("gcc");
    Map<String, String> environment =
        Map.of(
            "PATH",
            programs.toString(),
            "HOME",
            folder.toString(),
            "NIFPROOF_CACHE",
            folder + "/cache");
    Path library = new Samples(folder).library(Samples.HELLO, "gcc");
    Ran check = Ran.elsewhere(folder, environment, "check", library);
    assertThat(check.status()).as(check.out() + check.err()).isEqualTo(4);
    assertThat(check.out()).contains("no runtime for", "hint: nifproof runtime add debian:trixie/");

    Path project = Ran.project(folder.resolve("p"), LIBRARY, Samples.HELLO);
    Ran gate = Ran.elsewhere(folder, environment, "gate", project);
    assertThat(gate.status()).as(gate.out() + gate.err()).isEqualTo(4);
    assertThat(gate.out())
        .contains("no runtime `host` on this machine", "apt-get install erlang-base erlang-dev");
  }

  /** A folder for PATH with nothing in it but one program of this machine. */
  private Path onlyWith(String program) throws Exception {
    Path programs = Files.createDirectories(folder.resolve("bin"));
    Path script = programs.resolve(program);
    Files.writeString(script, "#!/bin/sh\nPATH=/usr/bin:/bin exec " + program + " \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return programs;
  }

  private Ran gate(String toml) throws Exception {
    return Ran.nifproof("gate", Ran.project(folder.resolve("project"), toml, "int x;"));
  }

  private static void usage(Ran ran, String... messages) {
    assertThat(ran.status()).as(ran.err()).isEqualTo(ExitCode.USAGE.status());
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("nifproof: ").contains(messages).contains("hint: ");
  }
}
