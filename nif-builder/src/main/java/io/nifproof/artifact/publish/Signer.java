package io.nifproof.artifact.publish;

import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.Gpg;
import java.nio.file.Path;
import java.util.List;

/** Signs files with a key of gpg, as Maven Central wants it: detached and armoured. */
public final class Signer {
  private final Gpg gpg;
  private final String key;

  /**
   * A signer.
   *
   * @param key what gpg takes as the name of a key: a fingerprint, best
   */
  public Signer(Gpg gpg, String key) {
    this.gpg = gpg;
    this.key = key;
  }

  Path sign(Path file) throws ArtifactException, InterruptedException {
    Path signature = file.resolveSibling(file.getFileName() + ".asc");
    Gpg.Answer answer =
        gpg.run(
            List.of(
                "--yes",
                "--local-user",
                key,
                "--armor",
                "--detach-sign",
                "--output",
                signature.toString(),
                file.toString()));
    if (answer.status() != 0) {
      throw new ArtifactException(
          ArtifactException.Kind.UNAVAILABLE,
          "gpg does not sign with the key `" + key + "`: " + answer.output().strip(),
          "gpg --list-secret-keys shows the keys it has");
    }
    return signature;
  }
}
