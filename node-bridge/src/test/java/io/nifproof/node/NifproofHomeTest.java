package io.nifproof.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NifproofHomeTest {
  @Test
  void itsOwnVariableComesFirst() {
    Map<String, String> all =
        Map.of("NIFPROOF_CACHE", "/a/b", "XDG_CACHE_HOME", "/x", "HOME", "/home/u");

    assertThat(NifproofHome.of(all).root()).isEqualTo(Path.of("/a/b"));
  }

  @Test
  void followsTheXdgSpecificationOtherwise() {
    assertThat(NifproofHome.of(Map.of("XDG_CACHE_HOME", "/x", "HOME", "/home/u")).runtimes())
        .isEqualTo(Path.of("/x/nifproof/runtimes"));
    assertThat(NifproofHome.of(Map.of("XDG_CACHE_HOME", "relative", "HOME", "/home/u")).emulators())
        .isEqualTo(Path.of("/home/u/.cache/nifproof/emulators"));
  }

  @Test
  void emptyVariablesCountAsUnset() {
    Map<String, String> empty = Map.of("NIFPROOF_CACHE", "", "XDG_CACHE_HOME", "", "HOME", "/h");

    assertThat(NifproofHome.of(empty).root()).isEqualTo(Path.of("/h/.cache/nifproof"));
  }
}
