package io.nifproof.node.probe;

import java.util.List;

/** What came of repeating a call. */
public sealed interface Repeated {
  /**
   * All were made.
   *
   * @param nanos the time of each batch of them, with the loop around it
   */
  record Took(List<Long> nanos) implements Repeated {
    /** Copies the list. */
    public Took {
      nanos = List.copyOf(nanos);
    }
  }

  /**
   * One raised an exception, which ended the loop.
   *
   * @param exception {@code {Class, Reason}}, as Erlang writes it
   */
  record Raised(String exception) implements Repeated {}

  /**
   * One waits for a message that does not come; the node, which was well, was ended.
   *
   * @param function the Erlang function that waits
   */
  record Waits(String function) implements Repeated {}

  /** The node died or hung in one. */
  record Failed(Outcome outcome) implements Repeated {}
}
