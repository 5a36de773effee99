package io.nifproof.gate;

import io.nifproof.build.OptLevel;
import io.nifproof.toolchain.Toolchain;

/**
 * One way to build the library.
 *
 * @param toolchain the compiler and its target
 * @param level the optimisation level
 */
public record Variant(Toolchain toolchain, OptLevel level) {
  /** Short name without the architecture, e.g. {@code gcc-O2}. */
  public String id() {
    return toolchain.compiler().name() + "-" + level;
  }
}
