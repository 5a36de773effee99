package io.nifproof.artifact.resolve;

import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.Coordinates;
import io.nifproof.artifact.Platform;
import io.nifproof.artifact.proof.Attestation;
import io.nifproof.artifact.proof.LibraryProof;
import io.nifproof.artifact.repository.MavenRepositories;
import io.nifproof.node.Arch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes in all libraries of a publication, proved or not, to look at them. */
public final class PublishedLibraries {
  private final MavenRepositories repositories;
  private final List<String> names;

  /** Looks into these repositories; none means those of the settings. */
  public PublishedLibraries(MavenRepositories repositories, List<String> names) {
    this.repositories = repositories;
    this.names = List.copyOf(names);
  }

  /**
   * A library of a publication.
   *
   * @param name its file's name in the repository
   * @param platform what its classifier promises
   * @param file its bytes
   */
  public record Published(String name, Platform platform, Path file) {}

  /**
   * All there is.
   *
   * @param libraries those found, by the attestation and under the usual classifiers
   * @param module their module
   */
  public record All(List<Published> libraries, Optional<Path> module) {
    /** Copies the list. */
    public All {
      libraries = List.copyOf(libraries);
    }
  }

  /**
   * Fetches them.
   *
   * @throws ArtifactException when there is none, or one is not what the attestation says
   */
  public All of(Coordinates wanted) throws ArtifactException, IOException {
    Coordinates exact = repositories.newest(wanted, names);
    Optional<MavenRepositories.Fetched> proof =
        repositories.find(exact, Optional.of(Attestation.CLASSIFIER), "json", names);
    Optional<Attestation> attestation = Optional.empty();
    Coordinates very = exact;
    if (proof.isPresent()) {
      attestation = Optional.of(Attestation.read(proof.get().file(), exact));
      very = exact.at(proof.get().version());
    }
    List<Published> found = new ArrayList<>();
    for (Platform platform : platforms(attestation)) {
      Optional<String> classifier = Optional.of(platform.classifier());
      Optional<MavenRepositories.Fetched> file = repositories.find(very, classifier, "so", names);
      if (file.isPresent()) {
        String name = exact.fileName(classifier, "so");
        if (attestation.isPresent()) {
          attestation.get().require(name, file.get().file());
        }
        found.add(new Published(name, platform, file.get().file()));
      }
    }
    if (found.isEmpty()) {
      throw new ArtifactException(
          ArtifactException.Kind.UNAVAILABLE,
          "`" + exact + "` has no library in the repositories that were asked",
          Platform.EXPECTED + " as classifiers, with the type so");
    }
    Optional<Path> module =
        repositories
            .find(very, Optional.empty(), "beam", names)
            .map(MavenRepositories.Fetched::file);
    return new All(found, module);
  }

  private static Set<Platform> platforms(Optional<Attestation> attestation) {
    Set<Platform> platforms = new LinkedHashSet<>();
    attestation.map(known -> known.predicate().libraries()).orElse(List.of()).stream()
        .map(LibraryProof::classifier)
        .flatMap(classifier -> Optional.ofNullable(classifier).flatMap(Platform::parse).stream())
        .forEach(platforms::add);
    for (Arch arch : Arch.values()) {
      platforms.add(new Platform(arch, false, Optional.empty()));
      platforms.add(new Platform(arch, true, Optional.empty()));
    }
    return platforms;
  }
}
