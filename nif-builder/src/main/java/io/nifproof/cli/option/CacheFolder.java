package io.nifproof.cli.option;

import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.node.NifproofHome;
import java.io.IOException;

/** What the commands that change the cache folder have in common: how they fail. */
public final class CacheFolder {
  private CacheFolder() {}

  /** Something that reads and writes there. */
  public interface Use<T> {
    public T run() throws IOException, InterruptedException;
  }

  /**
   * Does it.
   *
   * @throws CommandFailure when the folder cannot be read or written, or the command is interrupted
   */
  public static <T> T use(NifproofHome home, Use<T> use) {
    try {
      return use.run();
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INCOMPLETE,
          "cannot work in the cache folder `" + home.root() + "`: " + e,
          "make room and check its rights, or name another folder in NIFPROOF_CACHE");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.INCOMPLETE, "interrupted", "");
    }
  }
}
