package io.nifproof.bisect;

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
  /** Copies the list. */
  public Question {
    toolchains = List.copyOf(toolchains);
  }
}
