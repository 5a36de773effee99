package io.nifproof.node.beam;

/**
 * A function of the code chunk.
 *
 * @param name the index of its atom
 * @param arity its number of arguments
 * @param declaredNif whether it has the instruction {@code nif_start}
 * @param stub whether it calls {@code erlang:nif_error/1,2}
 */
record CodeFunction(int name, int arity, boolean declaredNif, boolean stub) {}
