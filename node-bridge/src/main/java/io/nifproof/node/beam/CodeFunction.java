package io.nifproof.node.beam;

import java.util.OptionalInt;
import java.util.Set;

/**
 * A function of the code chunk.
 *
 * @param name the index of its atom
 * @param arity its number of arguments
 * @param entry the label of its first instruction
 * @param declaredNif whether it has the instruction {@code nif_start}
 * @param stub whether it calls {@code erlang:nif_error/1,2}
 * @param explains whether it makes the reason of that from its own arguments
 * @param calls the labels of the functions of the module that it calls
 * @param handsOn the label of the function to which it does nothing but go on, with constants for
 *     all arguments
 */
record CodeFunction(
    int name,
    int arity,
    int entry,
    boolean declaredNif,
    boolean stub,
    boolean explains,
    Set<Integer> calls,
    OptionalInt handsOn) {
  CodeFunction {
    calls = Set.copyOf(calls);
  }
}
