package io.nifproof.node.provision.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Arch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DebianNameTest {
  @Test
  void readsWhatItWrites() {
    for (DebianName name : DebianName.all()) {
      assertThat(DebianName.parse(name.toString())).contains(name);
    }
    assertThat(DebianName.all()).hasSize(8);
  }

  @Test
  void knowsOtherNamesOfAnArchitecture() {
    assertThat(DebianName.parse("debian:sid/aarch64")).contains(new DebianName("sid", Arch.ARM64));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "debian:", "debian:trixie", "debian:trixie/", "debian:trixie/riscv64",
            "debian:potato/amd64",
        "debian:../amd64", "debian:trixie/amd64/x", "trixie/amd64", "host", ""
      })
  void refusesWhatIsNone(String text) {
    assertThat(DebianName.parse(text)).isEmpty();
  }
}
