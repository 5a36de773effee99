package io.nifproof.node.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstallRootsTest {
  @TempDir private Path temp;

  @Test
  void looksWhereTheUsualToolsInstall() throws IOException {
    FakeOtp.at(home(".asdf/installs/erlang/27.1"));
    FakeOtp.at(home(".local/share/mise/installs/erlang/28.0/lib/erlang"));
    FakeOtp.at(home("kerl/26.2"));
    FakeOtp.at(home("elsewhere/otp"));
    Files.createDirectories(home(".kerl"));
    Files.writeString(
        home(".kerl/otp_installations"), "25.3 " + home("elsewhere/otp") + "\n26.2 /gone\n");
    FakeOtp.at(home(".nix-profile/lib/erlang"));
    FakeOtp.at(temp.resolve("usr/local/lib/erlang"));
    FakeOtp.at(temp.resolve("opt/erlang/29.1"));

    assertThat(found(Optional.empty()))
        .containsOnlyKeys(
            "asdf:27.1",
            "mise:28.0",
            "kerl:26.2",
            "kerl:25.3",
            "nix:profile",
            "local:/usr/local",
            "opt:29.1");
  }

  @Test
  void theInstallBehindErlOnPathIsTheHostAndNothingElse() throws IOException {
    Path root = FakeOtp.at(home(".asdf/installs/erlang/27.1")).toRealPath();

    assertThat(found(Optional.of(root))).containsOnlyKeys("host").containsValue(root);
  }

  @Test
  void foldersThatAreNoOtpAreLeftOut() throws IOException {
    Files.createDirectories(home(".asdf/installs/erlang/broken/releases"));
    Files.createDirectories(home(".asdf/installs/erlang/empty"));

    assertThat(found(Optional.empty())).isEmpty();
  }

  private Map<String, Path> found(Optional<Path> host) {
    return new InstallRoots(Map.of("HOME", home("").toString()), temp).find(host);
  }

  private Path home(String path) {
    return temp.resolve("home").resolve(path);
  }
}
