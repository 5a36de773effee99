package io.nifproof.artifact.repository;

import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.ArtifactException.Kind;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.spi.connector.transport.http.HttpTransporterException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ChecksumFailureException;

/** Says what went wrong on the way to or from a repository, and what to do. */
final class TransferFailures {
  private TransferFailures() {}

  /**
   * The failure for users.
   *
   * @param what what did not succeed
   * @param repository where
   */
  static ArtifactException explain(
      String what, RepositoryException failure, RemoteRepository repository) {
    Throwable root = root(failure);
    String why = what + ": " + words(failure, root);
    ChecksumFailureException checksum = find(failure, ChecksumFailureException.class);
    if (checksum != null) {
      return new ArtifactException(
          Kind.REFUSED,
          what + ": " + checksum.getMessage(),
          "the file and its checksum in " + repository.getUrl() + " do not fit; publish it again",
          failure);
    }
    HttpTransporterException http = find(failure, HttpTransporterException.class);
    String hint = http == null ? "" : hint(http.getStatusCode(), repository);
    return new ArtifactException(Kind.UNAVAILABLE, why, hint, failure);
  }

  /** Whether the reason was that nobody has the file. */
  static boolean absent(ArtifactException failure) {
    if (!(failure.getCause() instanceof ArtifactResolutionException resolution)) {
      return false;
    }
    return resolution.getResults().stream()
        .flatMap(result -> result.getExceptions().stream())
        .allMatch(ArtifactNotFoundException.class::isInstance);
  }

  private static String hint(int status, RemoteRepository repository) {
    return switch (status) {
      case 401, 403, 407 ->
          "the credentials are those of <server> with the id `"
              + (repository.getId().startsWith(RepositoryNames.OWN_ID + "-")
                  ? RepositoryNames.OWN_ID
                  : repository.getId())
              + "` in Maven's settings.xml; name another id with id::URL";
      case 400, 405, 409 ->
          "the repository may forbid to publish a version again, or not take such versions";
      case 413 -> "the repository takes no files of that size";
      default ->
          status >= 500 ? "the repository itself failed, several times; try again later" : "";
    };
  }

  private static String words(RepositoryException failure, Throwable root) {
    String words = failure.getMessage();
    String inner = root.getMessage() == null ? root.toString() : root.getMessage();
    return words == null ? inner : words.contains(inner) ? words : words + ": " + inner;
  }

  private static Throwable root(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    return deepest;
  }

  private static <T extends Throwable> T find(Throwable failure, Class<T> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return type.cast(each);
      }
    }
    return null;
  }
}
