package io.nifproof.node.provision.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Arch;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.provision.FakeOtp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmulatorsTest {
  @TempDir private Path temp;

  @Test
  void theHighestVersionWinsAsANumber() throws IOException {
    fake("tools/qemu-aarch64-static", "9.2.1");
    Path newest = fake("tools/qemu-aarch64", "10.0.8 (Debian 1:10.0.8+ds)");
    fake("cache/emulators/qemu-aarch64", "7.2.22");

    assertThat(emulators().newest(Arch.ARM64)).contains(new Emulator(newest, Arch.ARM64, "10.0.8"));
  }

  @Test
  void aProgramThatIsNoEmulatorDoesNotCount() throws IOException {
    FakeOtp.script(temp.resolve("tools/qemu-aarch64"), "echo no; exit 1");
    Files.writeString(temp.resolve("tools/qemu-aarch64-static"), "not executable");

    assertThat(emulators().newest(Arch.ARM64)).isEmpty();
  }

  @Test
  void theVersionIsAskedForOnce() throws IOException {
    FakeOtp.script(
        temp.resolve("tools/qemu-x86_64"),
        "echo asked >> " + temp.resolve("count") + "; echo qemu-x86_64 version 9.0.0");

    assertThat(emulators().newest(Arch.AMD64)).isPresent();
    assertThat(emulators().newest(Arch.AMD64)).isPresent();

    assertThat(temp.resolve("count")).hasContent("asked");
  }

  private Path fake(String path, String version) throws IOException {
    return FakeOtp.script(temp.resolve(path), "echo 'qemu-aarch64 version " + version + "'");
  }

  private Emulators emulators() {
    NifproofHome home = new NifproofHome(temp.resolve("cache"));
    return new Emulators(home, new FactStore(home), List.of(temp.resolve("tools")));
  }
}
