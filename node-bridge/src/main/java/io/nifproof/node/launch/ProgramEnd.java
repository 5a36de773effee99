package io.nifproof.node.launch;

import java.util.List;
import java.util.Optional;

/**
 * How a program ended that {@link NodeSession#run} started. Nothing of it runs any more.
 *
 * @param status how it ended by itself; empty when it did not within its time, and was killed
 * @param output the end of what it wrote to stdout and stderr
 * @param leftBehind processes that it left behind, killed too
 */
public record ProgramEnd(Optional<ExitStatus> status, String output, List<LeftBehind> leftBehind) {
  /** Copies the list. */
  public ProgramEnd {
    leftBehind = List.copyOf(leftBehind);
  }
}
