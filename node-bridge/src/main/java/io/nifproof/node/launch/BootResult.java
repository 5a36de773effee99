package io.nifproof.node.launch;

import java.util.Optional;

/** What became of a node that was asked to boot. */
public sealed interface BootResult {
  /** It can be reached. The receiver closes it. */
  record Booted(ErlangNode node) implements BootResult {}

  /**
   * It could not be reached.
   *
   * @param reason what was missing, in our words
   * @param words the end of what the VM wrote, in its own
   * @param status how its process ended; empty when it never was a process
   * @param byItself whether it ended by itself, before we gave it up
   */
  record NotBooted(String reason, String words, Optional<ExitStatus> status, boolean byItself)
      implements BootResult {}
}
