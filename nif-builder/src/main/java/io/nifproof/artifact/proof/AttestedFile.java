package io.nifproof.artifact.proof;

import io.nifproof.node.files.Checksum;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A subject of an attestation.
 *
 * @param name the file's name in the repository
 * @param digest its digests
 */
public record AttestedFile(String name, Digest digest) {
  /** Digests in hexadecimal. */
  public record Digest(String sha256, String sha512) {}

  /** That of a file under a name. */
  public static AttestedFile of(String name, Path file) throws IOException {
    return new AttestedFile(name, new Digest(Checksum.SHA256.of(file), Checksum.SHA512.of(file)));
  }
}
