package io.nifproof.cli.run;

import io.nifproof.artifact.ArtifactException;
import java.io.IOException;

/** What the commands that publish and resolve have in common: how they fail. */
public final class Artifacts {
  private Artifacts() {}

  /** Something of such a command. */
  public interface Work<T> {
    public T run() throws ArtifactException, IOException, InterruptedException;
  }

  /**
   * Does it.
   *
   * @throws CommandFailure when it cannot be done
   */
  public static <T> T run(Work<T> work) {
    try {
      return work.run();
    } catch (ArtifactException e) {
      throw failure(e);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INCOMPLETE, "a file could not be read or written: " + e, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.INCOMPLETE, "interrupted", "");
    }
  }

  private static CommandFailure failure(ArtifactException e) {
    ExitCode code =
        switch (e.kind()) {
          case REFUSED -> ExitCode.FAIL;
          case WRONG -> ExitCode.USAGE;
          case UNAVAILABLE -> ExitCode.INCOMPLETE;
        };
    return new CommandFailure(code, e.getMessage(), e.hint());
  }
}
