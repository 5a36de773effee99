package io.nifproof.spec;

import io.nifproof.node.FunctionId;
import java.util.List;
import java.util.Optional;

/**
 * A function of a module that is to be written in C.
 *
 * @param line of its spec
 * @param spec the spec as Erlang writes it, with the name
 * @param doc what its documentation says; empty when there is none
 * @param answer what a worker thread's message brings; only for threaded ones
 */
public record NativeFunction(
    FunctionId id,
    int line,
    String spec,
    String doc,
    List<Parameter> parameters,
    Type result,
    Running running,
    Optional<Type> answer) {
  /** Copies the list. */
  public NativeFunction {
    parameters = List.copyOf(parameters);
  }

  /**
   * An argument.
   *
   * @param name as the spec names it; empty when it does not
   */
  public record Parameter(String name, Type type) {}

  /** Where and how its body runs. */
  public enum Running {
    /** On a normal scheduler, at once. */
    PLAIN,
    /** On a scheduler for long computations. */
    DIRTY_CPU,
    /** On a scheduler for calls that wait. */
    DIRTY_IO,
    /** On a normal scheduler, in slices. */
    YIELDING,
    /** On a thread of the library; the answer is a message. */
    THREADED
  }
}
