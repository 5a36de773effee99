package io.nifproof.artifact.repository;

import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.ArtifactException.Kind;
import io.nifproof.artifact.Coordinates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.deployment.DeployRequest;
import org.eclipse.aether.deployment.DeploymentException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.eclipse.aether.supplier.RepositorySystemSupplier;

/** The repositories that things are brought to and taken from. Not thread-safe. */
public final class MavenRepositories implements AutoCloseable {
  private final RepositorySystem system;
  private final CloseableSession session;
  private final RepositoryNames names;

  private MavenRepositories(
      RepositorySystem system, CloseableSession session, RepositoryNames names) {
    this.system = system;
    this.session = session;
    this.names = names;
  }

  /**
   * A file that was taken from a repository.
   *
   * @param file where it is: in the local repository, so nobody shall change it
   * @param version its version; of a snapshot the very one, with its time
   */
  public record Fetched(Path file, String version) {}

  /**
   * Opens them.
   *
   * @param settings the user's settings file; when absent the one that Maven reads
   * @param offline whether to go without the network; the settings may want it too
   * @param news told what happens to each file
   * @throws ArtifactException when the settings are wrong
   */
  public static MavenRepositories open(
      Optional<Path> settings,
      boolean offline,
      Map<String, String> environment,
      Consumer<TransferNews> news)
      throws ArtifactException {
    UserSettings user = UserSettings.read(settings, environment);
    RepositorySystem system = new RepositorySystemSupplier().get();
    CloseableSession session = new Sessions(user).open(system, offline, news);
    return new MavenRepositories(system, session, new RepositoryNames(user));
  }

  /**
   * Brings files to a repository, in their order, and then notes the version in its index.
   *
   * @param repository as the user names it: a URL, {@code id::URL}, an id of the settings, a folder
   * @throws ArtifactException when it does not take them
   */
  public void publish(Coordinates coordinates, List<RepositoryFile> files, String repository)
      throws ArtifactException {
    RemoteRepository target = system.newDeploymentRepository(session, names.named(repository));
    DeployRequest request = new DeployRequest().setRepository(target);
    for (RepositoryFile file : files) {
      request.addArtifact(
          artifact(coordinates, file.classifier(), file.extension()).setPath(file.file()));
    }
    try {
      system.deploy(session, request);
    } catch (DeploymentException e) {
      throw TransferFailures.explain("`" + coordinates + "` could not be published", e, target);
    }
  }

  /**
   * The newest version that a range takes; a version that is no range as it is.
   *
   * @throws ArtifactException when there is none
   */
  public Coordinates newest(Coordinates wanted, List<String> repositories)
      throws ArtifactException {
    if (wanted.exact()) {
      return wanted;
    }
    VersionRangeRequest request =
        new VersionRangeRequest(
            artifact(wanted, Optional.empty(), "pom"), remotes(repositories), null);
    try {
      VersionRangeResult result = system.resolveVersionRange(session, request);
      if (result.getHighestVersion() == null) {
        String why =
            result.getExceptions().isEmpty()
                ? ""
                : ": " + result.getExceptions().get(0).getMessage();
        throw new ArtifactException(
            Kind.UNAVAILABLE, "no version of `" + wanted + "` is known" + why, "");
      }
      return wanted.at(result.getHighestVersion().toString());
    } catch (VersionRangeResolutionException e) {
      throw new ArtifactException(Kind.WRONG, e.getMessage(), Coordinates.EXPECTED, e);
    }
  }

  /**
   * Takes a file from the first repository that has it.
   *
   * @param repositories as the user names them; none means those of the settings, and Central
   * @throws ArtifactException when it is nowhere, or does not arrive whole
   */
  public Fetched fetch(
      Coordinates coordinates,
      Optional<String> classifier,
      String extension,
      List<String> repositories)
      throws ArtifactException {
    List<RemoteRepository> remotes = remotes(repositories);
    ArtifactRequest request =
        new ArtifactRequest(artifact(coordinates, classifier, extension), remotes, null);
    try {
      ArtifactResult result = system.resolveArtifact(session, request);
      return new Fetched(result.getArtifact().getPath(), result.getArtifact().getVersion());
    } catch (ArtifactResolutionException e) {
      throw TransferFailures.explain(
          "`" + coordinates.fileName(classifier, extension) + "` could not be fetched",
          e,
          remotes.get(0));
    }
  }

  /** The same, where it may be absent; any other failure is one. */
  public Optional<Fetched> find(
      Coordinates coordinates,
      Optional<String> classifier,
      String extension,
      List<String> repositories)
      throws ArtifactException {
    try {
      return Optional.of(fetch(coordinates, classifier, extension, repositories));
    } catch (ArtifactException e) {
      if (TransferFailures.absent(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether nothing is fetched, by the user's wish or by the settings'. */
  public boolean offline() {
    return session.isOffline();
  }

  private List<RemoteRepository> remotes(List<String> named) throws ArtifactException {
    List<RemoteRepository> found = new ArrayList<>();
    for (String name : named) {
      found.add(names.named(name));
    }
    return system.newResolutionRepositories(session, found.isEmpty() ? names.configured() : found);
  }

  private static Artifact artifact(
      Coordinates coordinates, Optional<String> classifier, String extension) {
    return new DefaultArtifact(
        coordinates.group(),
        coordinates.artifact(),
        classifier.orElse(""),
        extension,
        coordinates.version());
  }

  @Override
  public void close() {
    session.close();
    system.shutdown();
  }
}
