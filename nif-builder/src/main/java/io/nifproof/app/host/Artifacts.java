package io.nifproof.app.host;

import io.nifproof.artifact.ArtifactException;
import java.io.IOException;

/** Work with artifacts and files, and how it fails. */
public final class Artifacts {
  private Artifacts() {}

  /** Something of that kind. */
  public interface Work<T> {
    T run() throws ArtifactException, IOException, InterruptedException;
  }

  /**
   * Does it.
   *
   * @throws UseCaseException when it cannot be done
   */
  public static <T> T run(Work<T> work) {
    try {
      return work.run();
    } catch (ArtifactException e) {
      throw failure(e);
    } catch (IOException e) {
      throw UseCaseException.unavailable("a file could not be read or written: " + e, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw UseCaseException.unavailable("interrupted", "");
    }
  }

  private static UseCaseException failure(ArtifactException e) {
    UseCaseException.Kind kind =
        switch (e.kind()) {
          case REFUSED -> UseCaseException.Kind.REFUSED;
          case WRONG -> UseCaseException.Kind.WRONG;
          case UNAVAILABLE -> UseCaseException.Kind.UNAVAILABLE;
        };
    return new UseCaseException(kind, e.getMessage(), e.hint());
  }
}
