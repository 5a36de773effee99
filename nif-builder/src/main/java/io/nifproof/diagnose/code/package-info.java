/**
 * Reads the instruction at a crash: what it needs of the processor, and which memory it goes to.
 *
 * <p>Only as much as says why it could not run; {@link io.nifproof.diagnose.code.Instructions} is
 * the way in.
 */
package io.nifproof.diagnose.code;
