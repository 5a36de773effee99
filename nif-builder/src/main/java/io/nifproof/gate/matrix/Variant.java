package io.nifproof.gate.matrix;

import io.nifproof.build.OptLevel;
import io.nifproof.toolchain.Toolchain;

/**
 * One way to build the library.
 *
 * @param toolchain the compiler and its target
 * @param level the optimisation level
 * @param flags what is added to the flags
 */
public record Variant(Toolchain toolchain, OptLevel level, FlagSet flags) {
  /** A variant without more flags. */
  public Variant(Toolchain toolchain, OptLevel level) {
    this(toolchain, level, FlagSet.PLAIN);
  }

  /** Short name without the architecture, e.g. {@code gcc-O2} or {@code gcc-O2-lto}. */
  public String id() {
    return flags.qualified(toolchain.compiler().name() + "-" + level);
  }
}
