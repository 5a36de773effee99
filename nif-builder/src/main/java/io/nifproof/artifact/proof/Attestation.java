package io.nifproof.artifact.proof;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.ArtifactException.Kind;
import io.nifproof.artifact.Coordinates;
import io.nifproof.node.files.Checksum;
import io.nifproof.result.CellResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A statement in the form of in-toto, version 1: these files, by their digests, have this proof.
 *
 * @param type always {@link #TYPE}
 * @param subject the files
 * @param predicateType always {@link #PREDICATE}
 * @param predicate the proof
 */
public record Attestation(
    @JsonProperty("_type") String type,
    List<AttestedFile> subject,
    String predicateType,
    Proof predicate) {
  /** The form. */
  public static final String TYPE = "https://in-toto.io/Statement/v1";

  /** What the proof is. */
  public static final String PREDICATE = "urn:nifproof:attestation:1";

  /** The classifier that it is published under, with the ending {@code .json}. */
  public static final String CLASSIFIER = "nifproof";

  /** A JSON file may lack anything. */
  public Attestation {
    subject = Lists.copy(subject);
  }

  /** A new one. */
  public static Attestation of(List<AttestedFile> subject, Proof proof) {
    return new Attestation(TYPE, subject, PREDICATE, proof);
  }

  /**
   * Reads one.
   *
   * @param expected what it must be about; its version may be a range or a snapshot
   * @throws ArtifactException when it is none, or of something else
   */
  public static Attestation read(Path file, Coordinates expected) throws ArtifactException {
    Attestation read = Json.read(file, Attestation.class);
    if (!TYPE.equals(read.type)
        || !PREDICATE.equals(read.predicateType)
        || read.predicate == null) {
      throw new ArtifactException(
          Kind.REFUSED,
          "the attestation of `"
              + expected
              + "` is none of nifproof's: its predicate type is `"
              + read.predicateType
              + "`, expected `"
              + PREDICATE
              + "`",
          "");
    }
    if (!expected.toString().equals(read.predicate.coordinates())) {
      throw new ArtifactException(
          Kind.REFUSED,
          "the attestation of `" + expected + "` is about `" + read.predicate.coordinates() + "`",
          "it was copied from another publication; tell its author");
    }
    return read;
  }

  /** Writes it. */
  public void write(Path file) throws IOException {
    Json.write(file, this);
  }

  /** The subject of a name. */
  public Optional<AttestedFile> subject(String name) {
    return subject.stream().filter(one -> name.equals(one.name())).findFirst();
  }

  /**
   * Demands that a file is what it attests.
   *
   * @param name the file's name among the subjects
   * @throws ArtifactException when it is another, or none of the subjects
   */
  public void require(String name, Path file) throws ArtifactException, IOException {
    AttestedFile attested =
        subject(name)
            .orElseThrow(
                () ->
                    new ArtifactException(
                        Kind.REFUSED, "the attestation does not name `" + name + "`", ""));
    String sha256 = Checksum.SHA256.of(file);
    String sha512 = Checksum.SHA512.of(file);
    AttestedFile.Digest digest = attested.digest();
    if (digest == null || !sha256.equals(digest.sha256()) || !sha512.equals(digest.sha512())) {
      throw new ArtifactException(
          Kind.REFUSED,
          "`"
              + name
              + "` is not the file that passed the gate: its SHA-256 is "
              + sha256
              + ", the attestation's "
              + (digest == null ? "missing" : digest.sha256()),
          "it was changed after the gate, here or in the repository: `"
              + file
              + "`\n"
              + "delete that file when it is a cached copy, and resolve again; else tell its"
              + " author");
    }
  }

  /** The cells that loaded a library. */
  public List<CellResult> cells(LibraryProof library) {
    String digest =
        subject(String.valueOf(library.name()))
            .flatMap(one -> Optional.ofNullable(one.digest()))
            .map(AttestedFile.Digest::sha256)
            .orElse("");
    return predicate.gates().stream()
        .flatMap(gate -> gate.cells().stream())
        .filter(cell -> cell.subject().sha256().equals(Optional.of(digest)))
        .toList();
  }
}
