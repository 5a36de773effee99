package io.nifproof.artifact.repository;

import io.nifproof.artifact.Coordinates;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of a publication.
 *
 * @param classifier its classifier; empty for the POM and the module
 * @param extension its ending, e.g. {@code so} or {@code so.asc}
 * @param file where its bytes are
 */
public record RepositoryFile(Optional<String> classifier, String extension, Path file) {
  /** Its name in the repository. */
  public String name(Coordinates coordinates) {
    return coordinates.fileName(classifier, extension);
  }
}
