package io.nifproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.cli.CliRun;
import io.nifproof.cli.CliRun.Ended;
import io.nifproof.cli.JsonTree;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.Version;
import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorCommandTest {
  @TempDir private Path folder;

  @Test
  void showsAllThatIsThereAndThatTheMainJobCanRun() {
    Ended ended = machine().run("doctor");
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEqualTo("booting host\n");
    assertThat(ended.out())
        .contains("nifproof  " + Version.number())
        .containsPattern("gcc \\S+ +" + Arch.host() + "  /")
        .containsPattern("host +\\d+ .*native +ready")
        .containsPattern("JInterface\n  \\d+\\.\\S+ +in use +of host")
        .containsPattern("setsid .*/setsid")
        .contains("the main job can run here");
  }

  @Test
  void saysTheSameAsJson() throws Exception {
    Ended ended = machine().run("doctor", "--format", "json");
    assertThat(ended.code()).isZero();
    Map<String, Object> tree = JsonTree.read(ended.out());
    assertThat(tree).containsEntry("version", 1).containsEntry("able", true);
    assertThat(tree)
        .containsOnlyKeys(
            "version",
            "able",
            "host",
            "compilers",
            "runtimes",
            "emulators",
            "jinterface",
            "programs",
            "wall",
            "lacks");
    assertThat(JsonTree.objects(tree, "compilers"))
        .anySatisfy(
            gcc ->
                assertThat(gcc)
                    .containsEntry("name", "gcc")
                    .containsEntry("target", Arch.host().id())
                    .containsEntry("reached", true));
    assertThat(JsonTree.objects(tree, "runtimes").get(0)).containsEntry("state", "ready");
    assertThat(JsonTree.objects(tree, "lacks"))
        .anySatisfy(
            lack ->
                assertThat(lack)
                    .containsEntry("what", "runtime for " + Arch.host().others().get(0))
                    .containsEntry("vital", false));
  }

  @Test
  void namesTheCommandThatBringsEachMissingThing() throws Exception {
    Ended ended = machine().withOnly("erl", "apt-get").run("doctor");
    assertThat(ended.code()).isEqualTo(ExitCode.INCOMPLETE.status());
    String other = Arch.host().others().get(0).id();
    assertThat(ended.out())
        .contains("compiler gcc for " + Arch.host() + " (the main job needs it)")
        .contains("hint: apt-get install gcc libc6-dev\n")
        .contains("hint: apt-get install clang libc6-dev\n")
        .contains("  setsid (the main job needs it)")
        .contains("runtime for " + other, "hint: nifproof runtime add debian:trixie/" + other)
        .contains("hint: apt-get install mmdebstrap", "hint: apt-get install bubblewrap")
        .contains("compilers\n  none\n")
        .doesNotContain("dnf install")
        .endsWith("the main job cannot run here: see what it needs above\n");
  }

  @Test
  void namesTheCommandsOfAllSystemsWhenAskedToSayMore() throws Exception {
    assertThat(machine().withOnly("erl", "apt-get").run("doctor", "-v").out())
        .contains("hint: Debian, Ubuntu: apt-get install bubblewrap")
        .contains("hint: Fedora: dnf install bubblewrap")
        .contains("hint: any system: nifproof runtime add debian:trixie/");
  }

  @Test
  void leavesOutWhatIsThereWhenQuiet() throws Exception {
    Ended ended = machine().withOnly("gcc", "as", "ld", "setsid", "sh", "erl").run("doctor", "-q");
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("  bwrap\n").doesNotContain("JInterface", "  setsid");
  }

  @Test
  void cannotDoTheMainJobWithoutARuntime() throws Exception {
    Ended ended = machine().withOnly("gcc", "as", "ld", "setsid", "sh").run("doctor");
    assertThat(ended.code()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ended.out())
        .contains("runtime for " + Arch.host() + " (the main job needs it)")
        .doesNotContain("compiler gcc for " + Arch.host())
        .contains("hint: nifproof runtime add debian:trixie/" + Arch.host());
  }

  @Test
  void saysInItsWordsWhyASandboxThatIsThereDoesNotWork() throws Exception {
    CliRun machine =
        machine()
            .withOnly("gcc", "as", "ld", "setsid", "sh")
            .withScript("bwrap", "echo no user namespaces >&2; exit 1");

    assertThat(machine.run("doctor").out())
        .contains(
            "  bwrap\n    builds the wall around each node; bubblewrap cannot build one here: no user"
                + " namespaces\n");
  }

  private CliRun machine() {
    return new CliRun(folder);
  }
}
