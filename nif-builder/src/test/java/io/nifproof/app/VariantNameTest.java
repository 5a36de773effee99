package io.nifproof.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.build.OptLevel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VariantNameTest {
  @Test
  void readsCompilerLevelSetAndFlags() {
    assertThat(VariantName.parse("clang-14-O3-lto -ffast-math  -Wall"))
        .contains(
            new VariantName(
                "clang-14", OptLevel.O3, Optional.of("lto"), List.of("-ffast-math", "-Wall")));
    assertThat(VariantName.parse("gcc-Os"))
        .contains(new VariantName("gcc", OptLevel.Os, Optional.empty(), List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gcc", "O2", "gcc-O9", "gcc -O2", "-O2", "gcc-O2-", "GCC-O2"})
  void refusesWhatIsNoVariant(String text) {
    assertThat(VariantName.parse(text)).isEmpty();
  }
}
