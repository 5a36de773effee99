/**
 * Takes published libraries in again: the proof first, then the policy, then the bytes, and only
 * then the place where a VM would look.
 */
package io.nifproof.artifact.resolve;
