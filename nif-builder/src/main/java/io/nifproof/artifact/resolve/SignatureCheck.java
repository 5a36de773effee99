package io.nifproof.artifact.resolve;

import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.Gpg;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds out who signed a file. */
final class SignatureCheck {
  private static final String VALID = "[GNUPG:] VALIDSIG ";

  private final Gpg gpg;

  SignatureCheck(Gpg gpg) {
    this.gpg = gpg;
  }

  /**
   * Demands that one of these keys signed a file.
   *
   * @param signers fingerprints, of keys or of their primary keys
   * @throws ArtifactException when none did
   */
  void require(String name, Path file, Path signature, List<String> signers)
      throws ArtifactException, InterruptedException {
    Gpg.Answer answer =
        gpg.run(List.of("--status-fd", "1", "--verify", signature.toString(), file.toString()));
    List<String> valid =
        answer
            .output()
            .lines()
            .filter(line -> line.startsWith(VALID))
            .flatMap(line -> fingerprints(line.substring(VALID.length())))
            .toList();
    boolean trusted =
        signers.stream().map(key -> key.toUpperCase(Locale.ROOT)).anyMatch(valid::contains);
    if (!trusted || answer.status() != 0) {
      throw new ArtifactException(
          ArtifactException.Kind.REFUSED,
          "`"
              + name
              + "` is not signed by "
              + String.join(" or ", signers)
              + (valid.isEmpty() ? "" : ", but by " + valid.get(0)),
          "gpg must have the public key: gpg --import FILE");
    }
  }

  /** The key that signed comes first, its primary key last. */
  private static Stream<String> fingerprints(String words) {
    String[] all = words.strip().split(" ");
    return Stream.of(all[0], all[all.length - 1]);
  }
}
