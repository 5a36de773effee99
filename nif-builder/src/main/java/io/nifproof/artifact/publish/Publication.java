package io.nifproof.artifact.publish;

import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.Coordinates;
import io.nifproof.artifact.proof.Attestation;
import io.nifproof.artifact.proof.AttestedFile;
import io.nifproof.artifact.proof.LibraryProof;
import io.nifproof.artifact.proof.Proof;
import io.nifproof.artifact.repository.RepositoryFile;
import io.nifproof.artifact.sbom.Sbom;
import io.nifproof.artifact.sbom.SbomFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a release under its coordinates, the attestation last. */
public final class Publication {
  private final Coordinates coordinates;
  private final List<RepositoryFile> files;

  private Publication(Coordinates coordinates, List<RepositoryFile> files) {
    this.coordinates = coordinates;
    this.files = List.copyOf(files);
  }

  /**
   * Makes the files.
   *
   * @param folder an empty folder for them
   * @throws ArtifactException when a library changed meanwhile
   * @throws IOException when the folder cannot be written
   */
  public static Publication make(Coordinates coordinates, Release release, Path folder)
      throws ArtifactException, IOException {
    List<RepositoryFile> files = new ArrayList<>();
    files.add(file(folder, Optional.empty(), "pom"));
    Pom.write(coordinates, release.nifproof(), files.get(0).file());
    List<LibraryProof> proofs = new ArrayList<>();
    Map<String, Path> libraries = new LinkedHashMap<>();
    for (ReleasedLibrary library : release.libraries()) {
      Optional<String> classifier = Optional.of(library.platform().classifier());
      RepositoryFile file = file(folder, classifier, "so");
      Files.copy(library.passed().file(), file.file());
      files.add(file);
      proofs.add(library.proof(file.name(coordinates)));
      libraries.put(file.name(coordinates), file.file());
    }
    if (release.module().isPresent()) {
      RepositoryFile beam = file(folder, Optional.empty(), "beam");
      Files.copy(release.module().get(), beam.file());
      files.add(beam);
    }
    RepositoryFile sbom = file(folder, Optional.of("cyclonedx"), "json");
    Files.writeString(
        sbom.file(),
        Sbom.of(
            coordinates.artifact(),
            coordinates.version(),
            libraries,
            release.nifproof(),
            SbomFormat.JSON));
    files.add(sbom);
    files.add(attestation(coordinates, release, files, proofs, folder));
    return new Publication(coordinates, files);
  }

  private static RepositoryFile attestation(
      Coordinates coordinates,
      Release release,
      List<RepositoryFile> files,
      List<LibraryProof> proofs,
      Path folder)
      throws ArtifactException, IOException {
    List<AttestedFile> subjects = new ArrayList<>();
    for (RepositoryFile file : files) {
      subjects.add(AttestedFile.of(file.name(coordinates), file.file()));
    }
    Proof proof =
        new Proof(1, release.nifproof(), coordinates.toString(), "pass", proofs, release.gates());
    Attestation attestation = Attestation.of(subjects, proof);
    for (LibraryProof library : proofs) {
      // The copy is attested, so the copy must be what the gate loaded.
      if (attestation.cells(library).isEmpty()) {
        throw new ArtifactException(
            ArtifactException.Kind.REFUSED,
            "library `" + library.name() + "` changed while it was published",
            "gate again, and publish what that kept");
      }
    }
    RepositoryFile file = file(folder, Optional.of(Attestation.CLASSIFIER), "json");
    attestation.write(file.file());
    return file;
  }

  private static RepositoryFile file(Path folder, Optional<String> classifier, String extension) {
    String name = classifier.orElse("main") + "." + extension;
    return new RepositoryFile(classifier, extension, folder.resolve(name));
  }

  /** The same with a signature beside each file. */
  public Publication signed(Signer signer) throws ArtifactException, InterruptedException {
    List<RepositoryFile> all = new ArrayList<>();
    for (RepositoryFile file : files) {
      Path signature = signer.sign(file.file());
      all.add(file);
      all.add(new RepositoryFile(file.classifier(), file.extension() + ".asc", signature));
    }
    // The attestation again at the end, behind its own signature.
    all.add(all.remove(all.size() - 2));
    return new Publication(coordinates, all);
  }

  /** The files, in the order in which they shall appear. */
  public List<RepositoryFile> files() {
    return files;
  }

  /** Their names in the repository. */
  public List<String> names() {
    return files.stream().map(file -> file.name(coordinates)).toList();
  }
}
