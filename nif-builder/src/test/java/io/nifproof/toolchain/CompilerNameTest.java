package io.nifproof.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Arch;
import org.junit.jupiter.api.Test;

final class CompilerNameTest {
  @Test
  void readsZigWithAndWithoutAVersion() {
    assertThat(CompilerName.parse("zig")).contains(new CompilerName(CompilerFamily.ZIG, ""));
    assertThat(CompilerName.parse("zig-0.16"))
        .contains(new CompilerName(CompilerFamily.ZIG, "-0.16"));
    assertThat(CompilerName.parse("zigzag")).isEmpty();
  }

  @Test
  void zigIsNeverMadeForOneTarget() {
    assertThat(CompilerName.ofProgram("aarch64-linux-gnu-zig")).isEmpty();
    CompilerName zig = CompilerName.parse("zig").orElseThrow();
    assertThat(zig.isCross("zig", Arch.ARM64)).isFalse();
  }

  @Test
  void theTargetInFrontOfAProgramIsNoPartOfItsName() {
    CompilerName gcc = CompilerName.ofProgram("aarch64-linux-gnu-gcc-12").orElseThrow();
    assertThat(gcc).hasToString("gcc-12");
    assertThat(gcc.isCross("aarch64-linux-gnu-gcc-12", Arch.ARM64)).isTrue();
  }
}
