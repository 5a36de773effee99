package io.nifproof.result;

import java.util.List;

/**
 * Something that was asked for and did not run.
 *
 * @param name of what was gated
 * @param what the runtime, compiler or file
 * @param reason why
 * @param remedies what would change that
 */
public record Missing(String name, String what, String reason, List<String> remedies) {
  /** Copies the list. */
  public Missing {
    remedies = List.copyOf(remedies);
  }
}
