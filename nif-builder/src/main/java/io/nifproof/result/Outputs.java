package io.nifproof.result;

import java.util.List;
import java.util.Optional;

/**
 * What processes wrote and left.
 *
 * @param vm the end of what the VM wrote; empty when there was none
 * @param diagnostics what the compiler or build tool wrote, unchanged; empty when nothing was built
 * @param leftBehind command lines of processes that outlived the node and were killed
 */
public record Outputs(Optional<String> vm, Optional<String> diagnostics, List<String> leftBehind) {
  /** Nothing. */
  public static final Outputs NONE = new Outputs(Optional.empty(), Optional.empty(), List.of());

  /** Copies the list. */
  public Outputs {
    leftBehind = List.copyOf(leftBehind);
  }
}
