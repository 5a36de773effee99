package io.nifproof.bisect.result;

import java.util.List;

/**
 * The result as two plain commands, each of which was run and its library tested.
 *
 * @param fails the command that makes a library that fails
 * @param failing what that did
 * @param passes the command that makes one that passes; as near to the other as is known
 * @param passing what that did
 * @param broken sentences on cases that only the one that passes fails
 */
public record Confirmation(
    List<String> fails,
    TestAnswer failing,
    List<String> passes,
    TestAnswer passing,
    List<String> broken) {
  /** Copies the lists. */
  public Confirmation {
    fails = List.copyOf(fails);
    passes = List.copyOf(passes);
    broken = List.copyOf(broken);
  }

  /** Whether both did what was expected. */
  public boolean holds() {
    return failing.failed() && passing.passed();
  }
}
