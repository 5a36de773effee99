/**
 * A library that was refused, in order: the texts of {@code erlang:load_nif/2}, of the dynamic
 * loaders of glibc, musl, macOS and Windows, and of the Erlang side that ran into it.
 */
package io.nifproof.explain.refusal;
