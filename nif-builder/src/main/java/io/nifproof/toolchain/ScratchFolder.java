package io.nifproof.toolchain;

import io.nifproof.node.files.ProcessFolders;
import io.nifproof.node.files.Trees;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A folder for a compiler's temporary files, removed on close. Its name carries this process's id,
 * so that what a killed run left behind is removed by the next one.
 */
public final class ScratchFolder implements AutoCloseable {
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final Pattern NAME = Pattern.compile("\\.nifproof-([0-9]+)-.*");

  private final Path path;

  private ScratchFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes one, and the folders above it.
   *
   * @param parent where
   * @throws IOException when it cannot be made
   */
  public static ScratchFolder in(Path parent) throws IOException {
    Files.createDirectories(parent);
    removeLeftOver(parent);
    String prefix = ".nifproof-" + ProcessHandle.current().pid() + "-";
    return new ScratchFolder(Files.createTempDirectory(parent, prefix).toAbsolutePath());
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** Removes it with all that is in it. */
  @Override
  public void close() {
    boolean unused = Trees.remove(path);
  }

  private static void removeLeftOver(Path parent) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, ".nifproof-*")) {
      for (Path entry : entries) {
        if (ProcessFolders.isLeft(entry, NAME, LIFETIME)) {
          boolean unused = Trees.remove(entry);
        }
      }
    }
  }
}
