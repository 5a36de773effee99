package io.nifproof.artifact.proof;

import java.util.List;

/**
 * The predicate of an attestation, version 1; its schema is docs/schema/attestation-1.json.
 *
 * @param version of the format
 * @param nifproof the version that published
 * @param coordinates what it is published as
 * @param verdict the worst of its gates
 * @param libraries the published libraries
 * @param gates the gates that they passed
 */
public record Proof(
    int version,
    String nifproof,
    String coordinates,
    String verdict,
    List<LibraryProof> libraries,
    List<GateProof> gates) {
  /** A JSON file may lack anything. */
  public Proof {
    libraries = Lists.copy(libraries);
    gates = Lists.copy(gates);
  }
}
