package io.nifproof.artifact.resolve;

import io.nifproof.abi.NifVersion;
import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.ArtifactException.Kind;
import io.nifproof.artifact.Coordinates;
import io.nifproof.artifact.Gpg;
import io.nifproof.artifact.Platform;
import io.nifproof.artifact.proof.Attestation;
import io.nifproof.artifact.proof.LibraryProof;
import io.nifproof.artifact.proof.ProofPolicy;
import io.nifproof.artifact.repository.MavenRepositories;
import io.nifproof.gate.plan.LibraryFile;
import io.nifproof.node.Arch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the one file of a publication that is for a platform, and proves it. */
public final class LibraryResolver {
  private final MavenRepositories repositories;
  private final List<String> names;
  private final ProofPolicy policy;
  private final SignatureCheck signatures;

  /**
   * A resolver.
   *
   * @param names the repositories to look in; none means those of the settings
   * @param policy what a proof must say
   * @param gpg checks signatures, when the policy wants any
   */
  public LibraryResolver(
      MavenRepositories repositories, List<String> names, ProofPolicy policy, Gpg gpg) {
    this.repositories = repositories;
    this.names = List.copyOf(names);
    this.policy = policy;
    this.signatures = new SignatureCheck(gpg);
  }

  /**
   * Resolves.
   *
   * @param wanted its version may be a range or a snapshot
   * @param platform the machine that shall load it, and the newest NIF version it knows, if told
   * @throws ArtifactException when there is none, or it is not proved
   */
  public Resolved resolve(Coordinates wanted, Platform platform)
      throws ArtifactException, IOException, InterruptedException {
    Coordinates exact = repositories.newest(wanted, names);
    MavenRepositories.Fetched fetched = attestation(exact);
    Attestation attestation = Attestation.read(fetched.file(), exact);
    if (!policy.signers().isEmpty()) {
      requireSignature(exact.at(fetched.version()), fetched.file());
    }
    LibraryProof library = choose(exact, attestation, platform);
    requirePolicy(exact, attestation, library);
    Coordinates very = exact.at(fetched.version());
    Path file = repositories.fetch(very, Optional.of(library.classifier()), "so", names).file();
    attestation.require(library.name(), file);
    Arch arch = LibraryFile.read(file).arch().orElse(null);
    if (arch != platform.arch()) {
      throw new ArtifactException(
          Kind.REFUSED,
          "`"
              + library.name()
              + "` is built for "
              + arch
              + ", and published for "
              + platform.arch(),
          "nifproof check " + exact + " shows all that is wrong with it; tell its author");
    }
    Optional<Path> module = module(very, exact, attestation);
    return new Resolved(exact, attestation, library, file, module);
  }

  private MavenRepositories.Fetched attestation(Coordinates exact) throws ArtifactException {
    return repositories
        .find(exact, Optional.of(Attestation.CLASSIFIER), "json", names)
        .orElseThrow(() -> repositories.offline() ? neverFetched(exact) : unproved(exact));
  }

  private static ArtifactException neverFetched(Coordinates exact) {
    return new ArtifactException(
        Kind.UNAVAILABLE,
        "`"
            + exact
            + "` was not fetched before from the repositories named, and offline it cannot"
            + " be fetched",
        "resolve it once without --offline, and without <offline> in settings.xml");
  }

  private static ArtifactException unproved(Coordinates exact) {
    return new ArtifactException(
        Kind.REFUSED,
        "there is no attestation of `"
            + exact
            + "` ("
            + exact.fileName(Optional.of(Attestation.CLASSIFIER), "json")
            + ") in the repositories that were asked: nothing proves its libraries",
        "check the coordinates, and the repository given by --repository\n"
            + "nifproof publish makes publications with one");
  }

  private void requireSignature(Coordinates very, Path attestation)
      throws ArtifactException, InterruptedException {
    Optional<String> classifier = Optional.of(Attestation.CLASSIFIER);
    String name = very.fileName(classifier, "json");
    MavenRepositories.Fetched signature =
        repositories
            .find(very, classifier, "json.asc", names)
            .orElseThrow(
                () ->
                    new ArtifactException(
                        Kind.REFUSED,
                        "`"
                            + name
                            + "` has no signature, and the policy requires one of "
                            + String.join(" or ", policy.signers()),
                        "nifproof publish --sign KEY makes one"));
    signatures.require(name, attestation, signature.file(), policy.signers());
  }

  /**
   * Of several NIF versions the newest that the runtime knows; when that is not told, the oldest.
   */
  private static LibraryProof choose(Coordinates exact, Attestation attestation, Platform platform)
      throws ArtifactException {
    List<LibraryProof> fitting =
        attestation.predicate().libraries().stream()
            .filter(one -> one.classifier() != null)
            .filter(
                one ->
                    Platform.parse(one.classifier())
                        .filter(platform::sameMachine)
                        .filter(known -> fits(known, platform))
                        .isPresent())
            .toList();
    Comparator<LibraryProof> byNif =
        Comparator.comparing(
            one ->
                Platform.parse(one.classifier())
                    .flatMap(Platform::nif)
                    .orElse(new NifVersion(0, 0)));
    return fitting.stream()
        .max(platform.nif().isPresent() ? byNif : byNif.reversed())
        .orElseThrow(
            () ->
                new ArtifactException(
                    Kind.UNAVAILABLE,
                    "`"
                        + exact
                        + "` has no library for `"
                        + platform
                        + "`; it has "
                        + attestation.predicate().libraries().stream()
                            .map(LibraryProof::classifier)
                            .collect(Collectors.joining(", ")),
                    "name another platform with --arch and --libc"));
  }

  private static boolean fits(Platform library, Platform wanted) {
    return library.nif().isEmpty()
        || wanted.nif().isEmpty()
        || library.nif().get().compareTo(wanted.nif().get()) <= 0;
  }

  private void requirePolicy(Coordinates exact, Attestation attestation, LibraryProof library)
      throws ArtifactException {
    List<String> problems = policy.problems(attestation, library);
    if (!problems.isEmpty()) {
      throw new ArtifactException(
          Kind.REFUSED,
          "`"
              + library.name()
              + "` of `"
              + exact
              + "` is not proved as required:\n  "
              + String.join("\n  ", problems),
          "another version may be; what is required stands in [resolve] of nifproof.toml and in"
              + " --require");
    }
  }

  private Optional<Path> module(Coordinates very, Coordinates exact, Attestation attestation)
      throws ArtifactException, IOException {
    String name = exact.fileName(Optional.empty(), "beam");
    if (attestation.subject(name).isEmpty()) {
      return Optional.empty();
    }
    Path file = repositories.fetch(very, Optional.empty(), "beam", names).file();
    attestation.require(name, file);
    return Optional.of(file);
  }
}
