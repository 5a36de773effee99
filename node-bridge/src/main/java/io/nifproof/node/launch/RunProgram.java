package io.nifproof.node.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The program that a process runs, which it changes by {@code execve}.
 *
 * @param pid its process
 * @param first what it ran when it was looked at first; empty when that could not be seen
 */
record RunProgram(long pid, Optional<Path> first) {
  static RunProgram of(long pid) {
    return new RunProgram(pid, now(pid));
  }

  /** Whether it certainly runs another one now. */
  boolean changed() {
    return first.isPresent() && now(pid).map(other -> !other.equals(first.get())).orElse(false);
  }

  private static Optional<Path> now(long pid) {
    try {
      return Optional.of(Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "exe")));
    } catch (IOException goneOrHidden) {
      return Optional.empty();
    }
  }
}
