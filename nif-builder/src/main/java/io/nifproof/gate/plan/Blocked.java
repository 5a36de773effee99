package io.nifproof.gate.plan;

import java.util.List;

/**
 * Something that was asked for and cannot run on this machine as it is. It makes the verdict
 * incomplete, never a pass.
 *
 * @param what the runtime or compiler, as the user named it
 * @param reason why it cannot run
 * @param remedies commands that would change that, one a line
 */
public record Blocked(String what, String reason, List<String> remedies) {
  /** Copies the list. */
  public Blocked {
    remedies = List.copyOf(remedies);
  }
}
