/**
 * Brings gated libraries to their users, and takes them in again: what is published, how it is
 * found by platform, and the proof that goes with it.
 *
 * <p>The way of the data: a gate that was kept ({@link io.nifproof.artifact.proof.KeptGate}) → a
 * {@link io.nifproof.artifact.Release}, whose libraries are those that passed, byte for byte → its
 * files with an attestation → a Maven repository, or tarballs for Elixir. And back: coordinates →
 * the attestation → a policy → the one file of a {@link io.nifproof.artifact.Platform}, whose
 * digest the attestation names.
 */
package io.nifproof.artifact;
