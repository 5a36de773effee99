package io.nifproof.artifact.sbom;

/** How a bill of materials is written. */
public enum SbomFormat {
  /** CycloneDX as JSON. */
  JSON,
  /** CycloneDX as XML. */
  XML
}
