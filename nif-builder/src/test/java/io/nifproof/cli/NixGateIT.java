package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.samples.NixStore.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nix builds cells: offline, in its sandbox, against a stand-in for nixpkgs. */
final class NixGateIT {
  private static final String RESULT = "nifproof-result-";

  private static NixProjects projects;

  @BeforeAll
  static void open() throws Exception {
    projects = NixProjects.open();
  }

  @AfterAll
  static void close() throws Exception {
    if (projects != null) {
      projects.close();
    }
  }

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

    replace(project.resolve("nifproof.toml"), "[\"O0\", \"O2\"]", "[\"O0\", \"O1\", \"O2\"]");
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

    Ended refused = projects.nix(project, "build", "path:.#release", "--no-link");
    assertThat(refused.status()).isNotZero();
    assertThat(refused.err()).contains("frob-1.0-gated.drv' failed");

    assertSameAgain(project);
  }

  /** Built once more the report has the same bytes, and of a result only the times differ. */
  private static void assertSameAgain(Path project) throws Exception {
    Ended report = projects.nix(project, "build", "path:.#report", "--rebuild", "--no-link");
    assertThat(report.status()).as(report.err()).isZero();
    Ended result =
        projects.nix(
            project, "build", "path:.#results.x86_64-linux.gcc-O2-host", "--rebuild", "--no-link");
    // The outputs are compared in the order of their names, up to the first that differs.
    assertThat(result.err()).contains("-result-gcc-O2-host-timings' differs");
  }

  @Test
  void releasesAPackageWhoseGatePassedWithItsVerdict() throws Exception {
    Path project = projects.project("released", "hello", "release.nix");
    replace(project.resolve("nifproof.toml"), "\"gcc\", \"clang\"", "\"gcc\"");
    replace(project.resolve("nifproof.toml"), "\"O0\", \"O2\"", "\"O2\"");
    Path release = projects.build(project, "release");
    assertThat(release.resolve("lib/frob")).hasContent("frob");
    assertThat(NixProjects.ids(NixProjects.cells(release.resolve("share/nifproof/report.json"))))
        .containsExactly("gcc-O2@debian:trixie/amd64", "gcc-O2@host");
    assertSameAgain(project);
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

        [profile.odd.matrix]
        optimise = "O2"
        """,
        StandardOpenOption.APPEND);
    assertThat(refusal(project, "old"))
        .contains("no Erlang for the runtime `debian:bookworm/amd64`")
        .contains("hint: name a package: gate { erlangs = pkgs: { \"debian:bookworm\" = …; }; }");
    assertThat(refusal(project, "typo"))
        .contains("no profile `quik` (known: ci, full, odd, old, other, quick)");
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
    replace(toml, "\"host\", \"debian:trixie/amd64\", ", "");
    replace(toml, "\"gcc\", \"clang\"", "\"gcc\"");
    replace(toml, "\"O0\", \"O2\"", "\"O2\"");
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

  @Test
  void nothingStandsInForNixpkgsThatIsNotListedWithItsPlaceThere() throws Exception {
    Path standIn = projects.store().folder().resolve("nixpkgs");
    Ended names =
        projects
            .store()
            .run(
                standIn,
                "nix-instantiate",
                "--eval",
                "--strict",
                "--json",
                "--expr",
                "builtins.concatStringsSep \" \" (builtins.attrNames (import ./packages.nix {"
                    + " system = \"x86_64-linux\"; lib = import ./lib.nix; host = { }; })"
                    + " ++ map (name: \"lib.${name}\")"
                    + " (builtins.attrNames (import ./lib.nix)))");
    assertThat(names.status()).as(names.err()).isZero();
    String readme = Files.readString(Checkout.ROOT.resolve("nix/README.md"));
    String[] all = names.out().strip().replace("\"", "").split(" ");
    assertThat(all).hasSizeGreaterThan(30);
    for (String name : all) {
      assertThat(readme).as(name).containsPattern("[ (]`" + name + "[.`]");
    }
  }

  @Test
  void everyExpressionParses() throws Exception {
    List<Object> words = new ArrayList<>(List.of("nix-instantiate", "--parse", "flake.nix"));
    for (String folder : List.of("nix", "docs/examples/hello", "nif-builder/src/test/resources")) {
      try (Stream<Path> files = Files.walk(Checkout.ROOT.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".nix")).forEach(words::add);
      }
    }
    assertThat(words).hasSizeGreaterThan(15);
    Ended parsed = projects.store().run(Checkout.ROOT, words.toArray());
    assertThat(parsed.status()).as(parsed.err()).isZero();
  }

  private static void replace(Path file, String old, String fresh) throws Exception {
    assertThat(file).content().contains(old);
    Files.writeString(file, Files.readString(file).replace(old, fresh));
  }
}
