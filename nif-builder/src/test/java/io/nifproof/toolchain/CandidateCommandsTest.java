package io.nifproof.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Arch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandidateCommandsTest {
  @TempDir Path root;

  @Test
  void addsNothingForTheHost() {
    assertThat(arguments(CompilerFamily.CLANG, false)).containsExactly(List.of());
  }

  @Test
  void triesClangWithTheSystemsLinkerFirstAndLldNext() {
    assertThat(arguments(CompilerFamily.CLANG, true))
        .containsExactly(
            List.of("--target=aarch64-linux-gnu"),
            List.of("--target=aarch64-linux-gnu", "-fuse-ld=lld"));
  }

  @Test
  void zigAlwaysHasATargetForItWouldTakeThisProcessor() {
    List<String> words = List.of("cc", "-target", "aarch64-linux-gnu.2.31");
    assertThat(arguments(CompilerFamily.ZIG, false)).containsExactly(words);
    assertThat(arguments(CompilerFamily.ZIG, true)).containsExactly(words);
  }

  @Test
  void triesTheSystemRootsOfOtherDistributions() throws Exception {
    Path fedora = Files.createDirectories(root.resolve("usr/aarch64-redhat-linux/sys-root/fc43"));
    Path arch = Files.createDirectories(root.resolve("usr/aarch64-linux-gnu/include")).getParent();
    assertThat(arguments(CompilerFamily.GCC, true))
        .containsExactly(List.of(), List.of("--sysroot=" + fedora), List.of("--sysroot=" + arch));
  }

  private List<List<String>> arguments(CompilerFamily family, boolean cross) {
    return new CandidateCommands(root).arguments(family, cross, Arch.ARM64);
  }
}
