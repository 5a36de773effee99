package io.nifproof.toolchain;

import io.nifproof.node.Arch;
import java.util.List;
import java.util.Optional;

/**
 * What was learnt about a set of compilers and targets. Immutable.
 *
 * @param reaches one answer per compiler and target, in the order they were asked for
 */
public record ToolchainCatalog(List<Reach> reaches) {
  /** Copies the list. */
  public ToolchainCatalog {
    reaches = List.copyOf(reaches);
  }

  /** The answer for one compiler and target; empty when it was not asked for. */
  public Optional<Reach> reach(String compiler, Arch target) {
    return reaches.stream()
        .filter(reach -> reach.compiler().equals(compiler) && reach.target() == target)
        .findFirst();
  }

  /** The toolchain for one compiler and target, when it is reached. */
  public Optional<Toolchain> find(String compiler, Arch target) {
    return reach(compiler, target)
        .flatMap(
            reach ->
                reach instanceof Reach.Reached reached
                    ? Optional.of(reached.toolchain())
                    : Optional.empty());
  }

  /** All that is reached. */
  public List<Toolchain> reached() {
    return reaches.stream()
        .filter(Reach.Reached.class::isInstance)
        .map(reach -> ((Reach.Reached) reach).toolchain())
        .toList();
  }

  /** All that is not, with reasons. */
  public List<Reach.Unreached> unreached() {
    return reaches.stream()
        .filter(Reach.Unreached.class::isInstance)
        .map(Reach.Unreached.class::cast)
        .toList();
  }
}
