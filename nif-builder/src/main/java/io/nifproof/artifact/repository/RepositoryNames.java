package io.nifproof.artifact.repository;

import io.nifproof.artifact.ArtifactException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Repository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;

/** Finds the repositories that are meant. */
final class RepositoryNames {
  /**
   * The id of the server whose credentials a repository gets that is named by its URL alone. Its
   * own id also tells its URL: the local repository knows by ids where a file came from.
   */
  static final String OWN_ID = "nifproof";

  private static final Set<String> SCHEMES = Set.of("http", "https", "file");
  private static final RepositoryPolicy STRICT =
      new RepositoryPolicy(
          true, RepositoryPolicy.UPDATE_POLICY_ALWAYS, RepositoryPolicy.CHECKSUM_POLICY_FAIL);

  private final UserSettings user;

  RepositoryNames(UserSettings user) {
    this.user = user;
  }

  /**
   * The repository that a user names.
   *
   * @param text a URL, {@code id::URL}, the id of a repository in the settings, or a folder
   */
  RemoteRepository named(String text) throws ArtifactException {
    int mark = text.indexOf("::");
    if (mark > 0) {
      return remote(text.substring(0, mark), text.substring(mark + 2));
    }
    Optional<RemoteRepository> known =
        configured().stream().filter(one -> one.getId().equals(text)).findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    return remote(OWN_ID + "-" + Integer.toHexString(text.hashCode()), text);
  }

  /** Those of the settings' active profiles, and Maven Central. */
  List<RemoteRepository> configured() {
    List<RemoteRepository> found = new ArrayList<>();
    for (Profile profile : user.profiles()) {
      for (Repository repository : profile.getRepositories()) {
        found.add(
            new RemoteRepository.Builder(repository.getId(), "default", repository.getUrl())
                .setPolicy(STRICT)
                .build());
      }
    }
    if (found.stream().noneMatch(one -> one.getId().equals("central"))) {
      found.add(
          new RemoteRepository.Builder(
                  "central", "default", "https://repo.maven.apache.org/maven2/")
              .setPolicy(STRICT)
              .build());
    }
    return found;
  }

  private static RemoteRepository remote(String id, String place) throws ArtifactException {
    return new RemoteRepository.Builder(id, "default", url(place)).setPolicy(STRICT).build();
  }

  private static String url(String place) throws ArtifactException {
    if (!place.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
      return Path.of(place).toAbsolutePath().normalize().toUri().toString();
    }
    try {
      URI uri = new URI(place);
      if (uri.getScheme() != null && SCHEMES.contains(uri.getScheme())) {
        return place;
      }
    } catch (URISyntaxException e) {
      throw wrong(place, e);
    }
    throw wrong(place, null);
  }

  private static ArtifactException wrong(String place, URISyntaxException cause) {
    return new ArtifactException(
        ArtifactException.Kind.WRONG,
        "`"
            + place
            + "` is no repository: expected a folder, a URL of https, http or file, or"
            + " id::URL",
        "id is that of a <server> in settings.xml, whose credentials it gets",
        cause);
  }
}
