package io.nifproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.cli.CliRun;
import io.nifproof.cli.CliRun.Ended;
import io.nifproof.cli.JsonTree;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.node.Arch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RuntimeCommandTest {
  @TempDir private Path folder;

  @Test
  void listsWhatIsThereAndSaysOfEachWhetherItIsOfUse() throws Exception {
    brokenInstall();
    Ended ended = machine().run("runtime", "list");
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out())
        .containsPattern("host +\\d+ +" + Arch.host() + " +(jit|emu).* native +untried")
        .containsPattern("asdf:27\\.0 +- +- .*unusable")
        .contains("asdf:27.0 cannot be used:\n  ", "is no complete OTP");
    assertThat(ended.out().lines().filter(line -> !line.contains("/")))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void tellsWhereEachIsWhenAskedToSayMore() {
    assertThat(machine().run("runtime", "list", "-v").out())
        .containsPattern("host: erts \\S+ in /")
        .contains("  headers: /");
  }

  @Test
  void listsTheSameAsJson() throws Exception {
    brokenInstall();
    Ended ended = machine().run("runtime", "list", "--format", "json");
    assertThat(ended.code()).isZero();
    Map<String, Object> tree = JsonTree.read(ended.out());
    assertThat(tree).containsEntry("version", 1);
    assertThat(JsonTree.objects(tree, "runtimes"))
        .anySatisfy(
            host ->
                assertThat(host)
                    .containsEntry("id", "host")
                    .containsEntry("arch", Arch.host().id())
                    .containsEntry("state", "untried")
                    .containsEntry("reason", null)
                    .containsEntry("start", "native")
                    .containsKeys("otp", "flavors", "libc", "root", "quirks", "headers"))
        .anySatisfy(
            broken ->
                assertThat(broken)
                    .containsEntry("id", "asdf:27.0")
                    .containsEntry("state", "unusable")
                    .hasEntrySatisfying("reason", why -> assertThat(why).isNotNull()));
  }

  @Test
  void saysHowToGetOneWhereThereIsNone() throws Exception {
    CliRun empty = machine().withOnly();
    assertThat(empty.run("runtime", "list").out())
        .isEqualTo(
            "no Erlang runtime was found\nhint: `nifproof runtime add debian:trixie/"
                + Arch.host()
                + "` adds one\n");
    assertThat(JsonTree.read(empty.run("runtime", "list", "--format=json").out()))
        .hasToString("{version=1, runtimes=[]}");
  }

  @Test
  void addsAnInstallByItsFolderAlsoWhereSetupIsForbiddenAndRemovesIt() throws Exception {
    Path root = hostRoot();
    String id = "local:" + root;
    CliRun elsewhere = machine().withOnly("setsid").with("NIFPROOF_NO_SETUP", "1");

    Ended added = elsewhere.run("runtime", "add", root.toString());
    assertThat(added.code()).isZero();
    assertThat(added.out()).startsWith(id + " is ready: OTP ");
    assertThat(added.err()).isEqualTo("booting " + id + "\n");
    assertThat(elsewhere.run("runtime", "list").out()).contains(id).contains("ready");

    Ended removed = elsewhere.run("runtime", "remove", id);
    assertThat(removed.code()).isZero();
    assertThat(removed.out()).isEqualTo("removed " + id + "\n");
    assertThat(elsewhere.run("runtime", "list").out()).doesNotContain(id);
  }

  @Test
  void isSilentWhenQuietAndAllIsWell() throws Exception {
    Ended added = machine().run("runtime", "add", "-q", hostRoot().toString());
    assertThat(added).isEqualTo(new Ended(0, "", ""));
  }

  @Test
  void addsNothingWhenOneOfTheNamesIsWrong() throws Exception {
    Path root = hostRoot();
    CliRun machine = machine();
    Ended ended = machine.run("runtime", "add", root.toString(), "debian:trixi/arm64", "/nowhere");
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.status());
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("nifproof: `debian:trixi/arm64` cannot be added; did you mean")
        .contains("`debian:trixie/arm64`?\nhint: one of debian:bullseye/amd64")
        .contains("nifproof: `/nowhere` is no Erlang/OTP")
        .doesNotContain("booting");
    assertThat(machine.run("runtime", "list").out()).doesNotContain("local:");
  }

  @Test
  void isIncompleteWhenWhatWasAddedDoesNotBoot() throws Exception {
    Path install = brokenInstall();
    Ended ended = machine().run("runtime", "add", install.toString());
    assertThat(ended.code()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .contains("nifproof: `local:" + install.toRealPath() + "` was added and cannot be used: ")
        .contains("hint: `nifproof doctor`");
  }

  @Test
  void saysWhatBringsTheProgramThatFetches() throws Exception {
    String name = "debian:trixie/" + Arch.host();
    Ended ended = machine().withOnly("setsid").run("runtime", "add", name);
    assertThat(ended.code()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ended.err()).contains("mmdebstrap", "hint: `apt-get install mmdebstrap");
  }

  @Test
  void hintsAtTheNetworkWhenFetchingFailsAndLeavesNothing() throws Exception {
    String name = "debian:trixie/" + Arch.host();
    CliRun machine = machine().withScript("mmdebstrap", "echo E: no route >&2; exit 25");
    Ended ended =
        machine.with("NIFPROOF_DEBIAN_MIRROR", "http://mirror").run("runtime", "add", name);
    assertThat(ended.code()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ended.err())
        .contains("fetching erlang-base erlang-dev of " + name + " from http://mirror")
        .contains("E: no route", "hint: check the network");
    assertThat(machine.run("runtime", "list").out()).doesNotContain("debian:");
  }

  @Test
  void removesNothingThatWasNotAddedAndNamesTheNearest() throws Exception {
    CliRun machine = machine();
    Path root = hostRoot();
    assertThat(machine.run("runtime", "add", root.toString()).code()).isZero();
    Ended ended = machine.run("runtime", "remove", "host", "locl:" + root);
    assertThat(ended.code()).isEqualTo(ExitCode.USAGE.status());
    assertThat(ended.err())
        .contains("no runtime `host` was added\nhint: ")
        .contains("did you mean `local:" + root + "`?");
  }

  @Test
  void endsWithAMessageWhenTheCacheCannotBeUsed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Ended ended =
        machine().with("NIFPROOF_CACHE", file).run("runtime", "add", hostRoot().toString());
    assertThat(ended.code()).isEqualTo(ExitCode.INCOMPLETE.status());
    assertThat(ended.err())
        .contains("nifproof: cannot work in the cache folder `" + file + "`", "NIFPROOF_CACHE");
  }

  @Test
  void asksForACommandAndForNames() {
    assertThat(machine().run("runtime").code()).isEqualTo(ExitCode.USAGE.status());
    Ended nameless = machine().run("runtime", "add");
    assertThat(nameless.code()).isEqualTo(ExitCode.USAGE.status());
    assertThat(nameless.err()).contains("NAME", "hint: see `nifproof runtime add --help`");
    assertThat(machine().run("runtime", "list", "--format", "xml").err()).contains("'xml'");
  }

  private CliRun machine() {
    return new CliRun(folder);
  }

  /** A folder that looks like an OTP where asdf puts them, and has no VM. */
  private Path brokenInstall() throws IOException {
    Path root = folder.resolve(".asdf/installs/erlang/27.0/lib/erlang");
    Files.createDirectories(root.resolve("releases"));
    Files.createDirectories(root.resolve("erts-15.0/bin"));
    return root;
  }

  private Path hostRoot() throws IOException {
    Map<String, Object> tree =
        JsonTree.read(machine().run("runtime", "list", "--format", "json").out());
    return Path.of((String) JsonTree.objects(tree, "runtimes").get(0).get("root"));
  }
}
