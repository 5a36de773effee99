package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.samples.NixStore.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A release by Nix: there is none before the last cell passes. */
final class NixReleaseIT {
  @RegisterExtension static final NixProjects projects = new NixProjects();

  @Test
  void isRefusedWithTheSentenceOfTheFailingCellAndMadeWithItsVerdictOnceThatIsMended()
      throws Exception {
    Path project = projects.project("released", "sentinel", "release.nix");
    for (String output : new String[] {"release", "hydraJobs.release"}) {
      Ended refused = projects.nix(project, "build", "path:.#" + output, "--keep-going");
      assertThat(refused.status()).isNotZero();
      assertThat(refused.err())
          .contains(
              "gcc-O2@host: fail: crashed: SIGSEGV reading address 0x0 while the VM walked the"
                  + " function table: row 2 has no name")
          .contains("gcc-O2@debian:trixie/amd64: fail: crashed: ")
          .contains("dependencies of derivation");
      assertThat(project.resolve("result")).doesNotExist();
    }

    NixProjects.replace(
        project.resolve("c_src/sentinel.c"),
        ", test_function},\n    {NULL, 0, NULL}};",
        ", test_function, 0}};");
    Path release = projects.build(project, "release");
    assertThat(release.resolve("lib/frob")).hasContent("frob");
    Path report = release.resolve("share/nifproof/report.json");
    assertThat(JsonTree.read(Files.readString(report))).containsEntry("verdict", "pass");
    assertThat(NixProjects.ids(NixProjects.cells(report)))
        .containsExactly("gcc-O2@debian:trixie/amd64", "gcc-O2@host");

    Path aggregate = projects.build(project, "hydraJobs.release");
    assertThat(aggregate.resolve("nix-support/hydra-aggregate-constituents"))
        .content()
        .contains("-nifproof-cell-gcc-O2-host", "-nifproof-cell-gcc-O2-debian-trixie-amd64");
    projects.assertSameAgain(project);
  }
}
