package io.nifproof.bisect;

import io.nifproof.build.OptLevel;
import io.nifproof.toolchain.Toolchain;
import java.util.List;
import java.util.Optional;

/**
 * What to bisect.
 *
 * @param pass a way to build that is said to pass; searched for when empty
 * @param fail a way to build that is said to fail; searched for when empty
 * @param toolchains the compilers to look for them with, in this order
 */
public record Question(Optional<Setting> pass, Optional<Setting> fail, List<Toolchain> toolchains) {
  /** Some way to build. */
  Setting any() {
    return pass.or(() -> fail)
        .orElseGet(() -> new Setting(toolchains.get(0), OptLevel.O0, List.of(), List.of()));
  }

  /** Copies the list. */
  public Question {
    toolchains = List.copyOf(toolchains);
  }
}
