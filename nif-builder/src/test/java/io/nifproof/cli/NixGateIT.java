package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.samples.NixStore.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nix builds cells: offline, in its sandbox, against a stand-in for nixpkgs. */
final class NixGateIT {
  private static final String RESULT = "nifproof-result-";

  @RegisterExtension static final NixProjects projects = new NixProjects();

  @Test
  void checksTheTemplateByLoadingInANodeInEachOfItsCellsAndBuildsOnlyWhatChanged()
      throws Exception {
    Path project = projects.project("hello", "hello", "");
    Ended checked = projects.nix(project, "flake", "check", "-L", "path:.");
    assertThat(checked.status()).as(checked.err()).isZero();
    assertThat(checked.built(RESULT)).hasSize(8);

    Path report = projects.build(project, "report");
    List<Map<String, Object>> cells = NixProjects.cells(report.resolve("report.json"));
    assertThat(cells).hasSize(8).extracting(cell -> cell.get("outcome")).containsOnly("loaded");
    assertThat(NixProjects.ids(cells))
        .containsExactly(
            "clang-O0@debian:trixie/amd64",
            "clang-O0@host",
            "clang-O2@debian:trixie/amd64",
            "clang-O2@host",
            "gcc-O0@debian:trixie/amd64",
            "gcc-O0@host",
            "gcc-O2@debian:trixie/amd64",
            "gcc-O2@host");
    assertThat(report.resolve("report.html")).content().contains("gcc-O2");
    assertThat(report.resolve("report.xml")).content().contains("<testsuite");

    Files.writeString(project.resolve("README.md"), "more\n", StandardOpenOption.APPEND);
    Ended again = projects.nix(project, "flake", "check", "-L", "path:.");
    assertThat(again.status()).isZero();
    assertThat(again.built("")).isEmpty();

    NixProjects.replace(
        project.resolve("nifproof.toml"), "[\"O0\", \"O2\"]", "[\"O0\", \"O1\", \"O2\"]");
    assertThat(wouldBuild(project)).hasSize(4).allMatch(name -> name.contains("-O1-"));
    Files.writeString(project.resolve("c_src/new.c"), "\n");
    assertThat(wouldBuild(project)).hasSize(12);
  }

  /** The results that a build of all cells would begin with. */
  private static List<String> wouldBuild(Path project) throws Exception {
    Ended dry =
        projects.nix(project, "build", "path:.#checks.x86_64-linux.gate", "--dry-run", "--no-link");
    assertThat(dry.status()).as(dry.err()).isZero();
    return dry.err().lines().filter(line -> line.contains("-" + RESULT)).toList();
  }

  @Test
  void failsEachCellOfALibraryThatCrashesWithItsSentenceLastAndStillReports() throws Exception {
    Path project = projects.project("sentinel", "sentinel", "release.nix");
    Ended failed = projects.nix(project, "build", "path:.#all", "--keep-going", "--no-link", "-L");
    assertThat(failed.status()).isNotZero();
    String sentence =
        "crashed: SIGSEGV reading address 0x0 while the VM walked the function table:"
            + " row 2 has no name";
    for (String[] cell :
        new String[][] {
          {"gcc-O2-host", "gcc-O2@host"},
          {"gcc-O2-debian-trixie-amd64", "gcc-O2@debian:trixie/amd64"}
        }) {
      String prefix = "nifproof-cell-" + cell[0] + "> ";
      assertThat(failed.err().lines().filter(line -> line.startsWith(prefix)).toList())
          .anyMatch(line -> line.contains("NP010 row 2 of the function table has no name"))
          .last()
          .isEqualTo(prefix + cell[1] + ": fail: " + sentence);
    }

    Path report = projects.build(project, "report").resolve("report.json");
    assertThat(NixProjects.cells(report))
        .hasSize(2)
        .allSatisfy(
            cell ->
                assertThat(cell)
                    .containsEntry("verdict", "fail")
                    .containsEntry("sentence", sentence)
                    .containsEntry("millis", 0));

    projects.assertSameAgain(project);
  }

  @Test
  void gatesSeveralLibrariesEachInCellsThatDependOnItAlone() throws Exception {
    Path project = projects.project("several", "hello", "release.nix");
    Path toml = project.resolve("nifproof.toml");
    Files.writeString(
        toml,
        """
        [build]
        system = "make"

        [[library]]
        name = "hello"
        erl = "src/hello.erl"

        [[library]]
        name = "other"
        [[library.exclude]]
        optimize = "O0"

        [[case]]
        library = "other"
        call = "none()"
        raises = "undef"

        [matrix]
        optimize = ["O0", "O2"]
        """);
    Files.writeString(
        project.resolve("c_src/other.c"),
        """
        #include <erl_nif.h>
        static ErlNifFunc t[] = {};
        ERL_NIF_INIT(other, t, NULL, NULL, NULL, NULL)
        """);
    Files.writeString(
        project.resolve("Makefile"),
        """
        all: priv/hello.so priv/other.so
        priv/%.so: c_src/%.c
        \tmkdir -p priv; $(CC) $(CFLAGS) -I$(ERTS_INCLUDE_DIR) -shared -o $@ $<
        """);
    Path report = projects.build(project, "report").resolve("report.json");
    List<Map<String, Object>> cells = NixProjects.cells(report);
    assertThat(NixProjects.ids(cells))
        .containsExactly("hello/gcc-O0@host", "hello/gcc-O2@host", "other/gcc-O2@host");
    assertThat(cells).extracting(cell -> cell.get("verdict")).containsOnly("pass");
    assertThat(cells).extracting(cell -> cell.get("name")).contains("hello", "other");

    NixProjects.replace(toml, "none()", "no()");
    Ended again = projects.nix(project, "build", "path:.#report", "--no-link", "-L");
    assertThat(again.built(RESULT)).containsExactly("nifproof-result-other-gcc-O2-host");
  }

  @Test
  void saysWhatToDoAboutWhatItCannotGate() throws Exception {
    Path project = projects.project("wrong", "hello", "release.nix");
    Files.writeString(
        project.resolve("nifproof.toml"),
        """

        [profile.old.matrix]
        runtimes = "debian:bookworm/amd64"

        [profile.other.matrix]
        arch = "arm64"

        [profile.dropped.matrix]
        compilers = "gcc-12"

        [profile.odd.matrix]
        optimise = "O2"
        """,
        StandardOpenOption.APPEND);
    assertThat(refusal(project, "old"))
        .contains("no Erlang for the runtime `debian:bookworm/amd64`")
        .contains("hint: name a package: gate { erlangs = pkgs: { \"debian:bookworm\" = …; }; }");
    assertThat(refusal(project, "typo"))
        .contains("no profile `quik` (known: ci, dropped, full, odd, old, other, quick)");
    assertThat(refusal(project, "dropped"))
        .contains("no package for the compiler `gcc-12`, which nifproof.toml names")
        .contains("hint: name one: gate { compilers = pkgs: { \"gcc-12\" = …; }; }");
    assertThat(refusal(project, "odd"))
        .contains("unknown key `profile.odd.matrix.optimise`; expected one of arch, runtimes");
    assertThat(refusal(project, "nothing")).contains("nothing was checked");
  }

  private static String refusal(Path project, String output) throws Exception {
    Ended ended = projects.nix(project, "build", "path:.#" + output, "--no-link", "-L");
    assertThat(ended.status()).isNotZero();
    return ended.err();
  }

  @Test
  void showsAndChecksOurOwnFlake() throws Exception {
    Ended shown = projects.nix(projects.own(), "flake", "show", "path:.");
    assertThat(shown.status()).as(shown.err()).isZero();
    assertThat(shown.out())
        .contains(
            "nifproof-gate-hello",
            "nifproof-release-hello",
            "aarch64-darwin",
            "NixOS module",
            "template:",
            "overlay");
    Ended checked = projects.nix(projects.own(), "flake", "check", "path:.", "-L");
    assertThat(checked.status()).as(checked.err()).isZero();
  }

  @Test
  void crossCompilesTheCellsOfTheOtherArchitectureAndEmulatesTheirErlang() throws Exception {
    projects.requireArm64();
    Path project = projects.project("cross", "hello", "cross.nix");
    Path toml = project.resolve("nifproof.toml");
    NixProjects.replace(toml, "\"host\", \"debian:trixie/amd64\", ", "");
    NixProjects.replace(toml, "\"gcc\", \"clang\"", "\"gcc\"");
    NixProjects.replace(toml, "\"O0\", \"O2\"", "\"O2\"");
    Path report = projects.build(project, "report");
    assertThat(NixProjects.cells(report.resolve("report.json")))
        .singleElement()
        .satisfies(
            cell ->
                assertThat(cell)
                    .containsEntry("id", "gcc-O2@debian:trixie/arm64")
                    .containsEntry("arch", "arm64")
                    .containsEntry("start", "emulated")
                    .containsEntry("outcome", "loaded"));
  }
}
