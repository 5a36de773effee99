package io.nifproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nifproof.build.BuildProject;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.node.Arch;
import io.nifproof.samples.ReportSchema;
import io.nifproof.samples.TestRuntimes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gates projects that bring a build system of their own, for both architectures. */
final class ProjectBuildTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"make,priv/foo.so", "cmake,build/foo.so", "rebar3,priv/foo.so", "mix,priv/foo.so"})
  void buildsAndLoadsWhatTheProjectsOwnSystemMakesForBothArchitectures(String system, String output)
      throws Exception {
    Path project = BuildProject.of(system, folder);
    BuildProject.stale(project.resolve(output), new byte[] {1, 2, 3});
    BuildProject.commit(project);
    toml(project, "system = '" + system + "'\noutput = '" + output + "'\n");
    Ran ran = Ran.nifproof("gate", project, "--format", "json");
    JsonNode report = new ReportSchema().valid(ran.out());
    assertThat(report.get("verdict").textValue()).as(ran.out()).isEqualTo("pass");
    assertThat(report.get("cells")).hasSize(2);
    for (JsonNode cell : report.get("cells")) {
      assertThat(cell.get("functions")).hasSize(1);
      assertThat(ran.out()).doesNotContain("NP200", "NP201");
    }
  }

  @Test
  void loadsAPrebuiltLibraryOfEachArchitectureAsItIs() throws Exception {
    Path project = BuildProject.of("make", folder);
    toml(project, "system = 'make'\n");
    Ran built = Ran.nifproof("build", project, "--out", folder.resolve("made"));
    assertThat(built.status()).as(built.err()).isZero();
    for (Arch arch : Arch.values()) {
      Path library = project.resolve("dist/" + arch + "/foo.so");
      Files.createDirectories(library.getParent());
      Files.copy(folder.resolve("made/" + arch + "-gcc-O0/foo.so"), library);
    }
    toml(project, "system = 'prebuilt'\noutput = 'dist/{arch}/foo.so'\n");
    Ran ran = Ran.nifproof("gate", project, "--format", "json");
    assertThat(ran.status()).as(ran.out()).isZero();
    JsonNode cells = new ReportSchema().valid(ran.out()).get("cells");
    assertThat(cells)
        .extracting(cell -> cell.get("id").textValue())
        .containsExactly("prebuilt@host", "prebuilt@" + TestRuntimes.EMULATED);

    Files.delete(project.resolve("dist/" + Arch.host().others().get(0) + "/foo.so"));
    Ran missing = Ran.nifproof("gate", project);
    assertThat(missing.status()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(missing.out()).contains("library for " + Arch.host().others().get(0), "dist/");
    assertThat(Ran.nifproof("build", project).status())
        .isEqualTo(ExitCode.NOTHING_CHECKED.status());
  }

  private static void toml(Path project, String build) throws Exception {
    Files.writeString(
        project.resolve("nifproof.toml"),
        """
        [library]
        name = "foo"
        [matrix]
        arch = ["%s", "%s"]
        runtimes = ["host", "%s"]
        optimize = ["O0"]
        [[case]]
        call = "optimized()"
        expect = "0"
        [build]
        %s\
        """
            .formatted(Arch.host(), Arch.host().others().get(0), TestRuntimes.EMULATED, build));
  }
}
