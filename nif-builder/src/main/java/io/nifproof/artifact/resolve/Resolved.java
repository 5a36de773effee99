package io.nifproof.artifact.resolve;

import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.Coordinates;
import io.nifproof.artifact.proof.Attestation;
import io.nifproof.artifact.proof.LibraryProof;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A library that was found and proved. Its files lie in the local repository.
 *
 * @param coordinates where it comes from, with the version that a range came to
 * @param attestation what proves it
 * @param library what that says of it
 * @param file the library
 * @param module the object code of its module, when that was published
 */
public record Resolved(
    Coordinates coordinates,
    Attestation attestation,
    LibraryProof library,
    Path file,
    Optional<Path> module) {
  /** A name out of an attestation, which anybody may have written, as one of a file in a folder. */
  private static String fileName(String name) throws ArtifactException {
    if (name == null || !name.matches("[^/.\\x00-\\x1f][^/\\x00-\\x1f]{0,200}")) {
      throw new ArtifactException(
          ArtifactException.Kind.REFUSED, "the attestation names the file `" + name + "`", "");
    }
    return name;
  }

  /**
   * Puts the library into a folder.
   *
   * @return where it is
   */
  public Path placeLibrary(Path folder) throws ArtifactException, IOException {
    Path target = folder.resolve(fileName(library.file()));
    LibraryPlacement.<ArtifactException>place(
        file, target, copy -> attestation.require(library.name(), copy));
    return target;
  }

  /** Puts the module into a folder, under its module's name, when there is one. */
  public Optional<Path> placeModule(Path folder) throws ArtifactException, IOException {
    String subject = coordinates.fileName(Optional.empty(), "beam");
    if (module.isEmpty() || library.module() == null) {
      return Optional.empty();
    }
    Path target = folder.resolve(fileName(library.module() + ".beam"));
    LibraryPlacement.<ArtifactException>place(
        module.get(), target, copy -> attestation.require(subject, copy));
    return Optional.of(target);
  }
}
