package io.nifproof.node.probe;

import io.nifproof.node.ErlangRuntime;
import java.util.Optional;

/** Makes a module again for a runtime that refuses its object code. Thread-safe. */
@FunctionalInterface
public interface Recompiler {
  /** Of a module of which nothing is here but its object code. */
  Recompiler NONE = runtime -> Optional.empty();

  /**
   * The module again.
   *
   * @return object code that the runtime takes, or whose abstract code its compiler does; empty
   *     when it cannot be made
   */
  Optional<byte[]> beam(ErlangRuntime runtime);
}
