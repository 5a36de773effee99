/**
 * The proof that goes with a library: what a gate that was kept says of it, the attestation made of
 * that, and the policy that an attestation is held against.
 */
package io.nifproof.artifact.proof;
