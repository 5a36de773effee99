/**
 * Backtraces in any debugger's shape: which frames are the VM's, the C library's and the library's
 * own, and what the first of the library's says.
 *
 * <p>{@link io.nifproof.explain.frame.Traces} cuts a text into traces and picks the one of the
 * crash; {@link io.nifproof.explain.frame.TraceClue} says what it shows.
 */
package io.nifproof.explain.frame;
