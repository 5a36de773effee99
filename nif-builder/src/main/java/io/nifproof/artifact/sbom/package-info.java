/** Says what is inside libraries, as CycloneDX. */
package io.nifproof.artifact.sbom;
