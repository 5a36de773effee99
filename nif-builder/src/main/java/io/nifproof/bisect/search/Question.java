package io.nifproof.bisect.search;

import io.nifproof.bisect.result.Setting;
import io.nifproof.build.OptLevel;
import io.nifproof.toolchain.Toolchain;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to bisect.
 *
 * @param pass a way to build that is said to pass; searched for when empty
 * @param fail a way to build that is said to fail; searched for when empty
 * @param toolchains the compilers to look for them with, in this order
 * @param sets the names of sets of flags that they were named by, with their words
 */
public record Question(
    Optional<Setting> pass,
    Optional<Setting> fail,
    List<Toolchain> toolchains,
    Map<String, List<String>> sets) {
  /** One without sets of flags. */
  public Question(Optional<Setting> pass, Optional<Setting> fail, List<Toolchain> toolchains) {
    this(pass, fail, toolchains, Map.of());
  }

  /** Some way to build. */
  public Setting any() {
    return pass.or(() -> fail)
        .orElseGet(() -> new Setting(toolchains.get(0), OptLevel.O0, List.of(), List.of()));
  }

  /** Copies the collections. */
  public Question {
    toolchains = List.copyOf(toolchains);
    sets = Map.copyOf(sets);
  }
}
