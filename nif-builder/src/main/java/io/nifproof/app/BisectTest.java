package io.nifproof.app;

import java.util.Optional;

/** What a bisection takes for a failure. */
public sealed interface BisectTest {
  /** The library is not loaded. */
  record Load() implements BisectTest {}

  /**
   * A call does not end well.
   *
   * @param expression the Erlang expression
   * @param expected the term or pattern it must return; empty for any value
   */
  record Call(String expression, Optional<String> expected) implements BisectTest {}

  /** A {@code [[case]]} of the project's file, by its name. */
  record Case(String name) implements BisectTest {}
}
