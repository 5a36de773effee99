package io.nifproof.gate.matrix;

import io.nifproof.build.OptLevel;
import io.nifproof.node.Arch;
import io.nifproof.node.Flavor;
import java.util.List;

/**
 * Values for every axis, whose product are cells.
 *
 * @param archs what to build for
 * @param runtimes ids of the runtimes to load on
 * @param compilers names of the compilers to build with
 * @param levels optimisation levels to build at
 * @param flagSets what is added to the flags
 * @param flavors which VMs of a runtime; empty for each runtime's own default
 */
public record Axes(
    List<Arch> archs,
    List<String> runtimes,
    List<String> compilers,
    List<OptLevel> levels,
    List<FlagSet> flagSets,
    List<Flavor> flavors) {
  /** Copies the lists. */
  public Axes {
    archs = List.copyOf(archs);
    runtimes = List.copyOf(runtimes);
    compilers = List.copyOf(compilers);
    levels = List.copyOf(levels);
    flagSets = List.copyOf(flagSets);
    flavors = List.copyOf(flavors);
  }
}
