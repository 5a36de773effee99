package io.nifproof.node;

import java.util.Comparator;

/**
 * A function of an Erlang module.
 *
 * @param name its atom, as characters
 * @param arity its number of arguments
 */
public record FunctionId(String name, int arity) implements Comparable<FunctionId> {
  @Override
  public int compareTo(FunctionId other) {
    return Comparator.comparing(FunctionId::name)
        .thenComparingInt(FunctionId::arity)
        .compare(this, other);
  }

  /** As Erlang writes it: {@code name/arity}. */
  @Override
  public String toString() {
    return name + "/" + arity;
  }
}
