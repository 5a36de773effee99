/**
 * Makes of a gate that passed what its users get: a publication for a Maven repository, or tarballs
 * for the precompilers of Elixir.
 *
 * <p>Everything is made in a folder first, of the gate's bytes alone: the same gate gives the same
 * files, byte for byte, except for signatures, which hold their time.
 */
package io.nifproof.artifact.publish;
