package io.nifproof.node.provision.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nifproof.node.Arch;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.provision.FakeOtp;
import io.nifproof.node.provision.fetch.ProvisionException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Provisions with a script in the place of mmdebstrap, which writes down how it was called. */
final class ProvisionerTest {
  private static final DebianName NAME = new DebianName("trixie", Arch.ARM64);
  // The last two words are the folder and the mirror.
  private static final String UNPACK =
      """
      echo "$*" >> "$HOME/calls"
      while [ $# -gt 2 ]; do shift; done
      case "$2" in *broken*) mkdir -p "$1/usr"; echo 'E: no such mirror'; exit 25;; esac
      mkdir -p "$1/usr/lib/erlang" "$1/usr/lib64" "$1/var/cache" "$1/etc"
      ln -s /usr/lib/erlang "$1/usr/lib/absolute"
      """;

  @TempDir private Path temp;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> progress = new ArrayList<>();
  private Path folder;

  @BeforeEach
  void fakes() throws IOException {
    FakeOtp.script(temp.resolve("bin/mmdebstrap"), UNPACK);
    environment.put("PATH", temp.resolve("bin") + ":/usr/bin:/bin");
    environment.put("HOME", temp.toString());
    folder = temp.resolve("cache/runtimes/debian-trixie-arm64");
  }

  @Test
  void keepsWhatRunsAndRepairsItsLinks() throws Exception {
    add();

    assertThat(folder.resolve("usr/lib/erlang")).isDirectory();
    assertThat(folder.resolve("var")).doesNotExist();
    assertThat(folder.resolve("etc")).doesNotExist();
    assertThat(Files.readSymbolicLink(folder.resolve("lib"))).hasToString("usr/lib");
    assertThat(Files.readSymbolicLink(folder.resolve("lib64"))).hasToString("usr/lib64");
    assertThat(folder.resolve("usr/lib/absolute").toRealPath())
        .isEqualTo(folder.resolve("usr/lib/erlang").toRealPath());
    assertThat(calls().get(0)).contains("--include=erlang-base,erlang-dev trixie ");
  }

  @Test
  void whatIsThereIsNotFetchedAgain() throws Exception {
    add();
    add();

    assertThat(calls()).hasSize(1);
  }

  @Test
  void aNewPackageMakesItAgainWithAllOfThem() throws Exception {
    add("erlang-crypto");
    add("erlang-asn1");
    add("erlang-crypto");

    assertThat(calls()).hasSize(2);
    assertThat(calls().get(1)).contains("=erlang-asn1,erlang-base,erlang-crypto,erlang-dev ");
  }

  @Test
  void aFailureLeavesNothingAndShowsTheLastWords() throws Exception {
    environment.put("NIFPROOF_DEBIAN_MIRROR", "http://broken.example/debian");

    assertThatThrownBy(this::add)
        .isInstanceOfSatisfying(
            ProvisionException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(Kind.FETCH_FAILED);
              assertThat(failure).hasMessageContaining("E: no such mirror");
              assertThat(failure.remedy()).contains("NIFPROOF_DEBIAN_MIRROR");
            });
    assertThat(entries()).containsExactly(".locks");
  }

  @Test
  void aFailureKeepsTheRuntimeThatWasThere() throws Exception {
    add();
    environment.put("NIFPROOF_DEBIAN_MIRROR", "http://broken.example/debian");

    assertThatThrownBy(() -> add("erlang-crypto")).isInstanceOf(ProvisionException.class);
    assertThat(folder.resolve("usr/lib/erlang")).isDirectory();
  }

  @Test
  void theArchiveIsTriedAfterTheMirror() throws Exception {
    FakeOtp.script(
        temp.resolve("bin/mmdebstrap"),
        "case \"$*\" in *deb.debian.org*) exit 1;; esac\n" + UNPACK);
    add();

    assertThat(calls().get(0)).endsWith(" http://archive.debian.org/debian");
  }

  @Test
  void withoutMmdebstrapItSaysWhatBringsIt() {
    environment.put("PATH", temp.toString());

    assertThatThrownBy(this::add)
        .isInstanceOfSatisfying(
            ProvisionException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(Kind.TOOL_MISSING);
              assertThat(failure.remedy()).contains("apt-get install mmdebstrap");
            });
  }

  @Test
  void refusesAPackageNameThatIsAnOption() {
    assertThatThrownBy(() -> add("?essential")).hasMessageContaining("`?essential`");
    assertThatThrownBy(() -> add("a,b")).isInstanceOf(ProvisionException.class);
  }

  @Test
  void removesAllOfIt() throws Exception {
    add();

    assertThat(provisioner().remove(NAME)).isTrue();
    assertThat(provisioner().remove(NAME)).isFalse();
    assertThat(entries()).containsExactly(".locks");
  }

  private void add(String... extra) throws Exception {
    provisioner().add(NAME, List.of(extra), progress::add);
  }

  private Provisioner provisioner() {
    return new Provisioner(new NifproofHome(temp.resolve("cache")), new Mmdebstrap(environment));
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(temp.resolve("calls"));
  }

  private List<String> entries() throws IOException {
    try (var entries = Files.list(temp.resolve("cache/runtimes"))) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }
}
