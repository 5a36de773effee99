package io.nifproof.node.provision;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder that appears, changes and vanishes as a whole, and the right to do so.
 *
 * <p>What is being made stands beside it as {@code .new-NAME}, what is being replaced as {@code
 * .old-NAME}. Only the holder of NAME's lock touches them, so one that nobody holds was left behind
 * by a process that died; {@link #sweep} removes it, and puts back an old folder whose replacement
 * never came.
 */
final class StagedFolder implements AutoCloseable {
  private static final String NEW = ".new-";
  private static final String OLD = ".old-";

  private final Path folder;
  private final FolderLock lock;

  private StagedFolder(Path folder, FolderLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Takes the right to change a folder, and cleans up after a predecessor that died.
   *
   * @param waiting run once when another process or thread holds it
   */
  static StagedFolder open(Path folder, Runnable waiting) throws IOException, InterruptedException {
    return recovered(folder, FolderLock.take(lockFile(folder), waiting));
  }

  /** Cleans up after all processes that died while they changed a folder of this parent. */
  static void sweep(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return;
    }
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, ".{new,old}-*")) {
      for (Path entry : entries) {
        folders.add(parent.resolve(entry.getFileName().toString().substring(NEW.length())));
      }
    }
    for (Path folder : folders) {
      Optional<FolderLock> free = FolderLock.tryTake(lockFile(folder));
      if (free.isPresent()) {
        recovered(folder, free.get()).close();
      }
    }
  }

  /** Where it stands when it is complete. */
  Path folder() {
    return folder;
  }

  /** A place to make it in; nothing is there yet. */
  Path staging() {
    return beside(NEW);
  }

  /** Puts what was made in the staging place. */
  void publish() throws IOException {
    if (Files.exists(folder)) {
      Files.move(folder, beside(OLD), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(staging(), folder, StandardCopyOption.ATOMIC_MOVE);
    Trees.delete(beside(OLD));
  }

  /** Removes it. A removal that is killed half-way is finished by the next sweep. */
  void remove() throws IOException {
    Files.move(folder, staging(), StandardCopyOption.ATOMIC_MOVE);
    Trees.delete(staging());
  }

  /** Removes what was made and not published, and gives the right back. */
  @Override
  public void close() throws IOException {
    try (lock) {
      Trees.delete(staging());
    }
  }

  private static StagedFolder recovered(Path folder, FolderLock lock) throws IOException {
    StagedFolder staged = new StagedFolder(folder, lock);
    try {
      Trees.delete(staged.staging());
      Path old = staged.beside(OLD);
      if (Files.exists(old) && !Files.exists(folder)) {
        Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      Trees.delete(old);
      return staged;
    } catch (IOException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  private Path beside(String prefix) {
    return folder.resolveSibling(prefix + folder.getFileName());
  }

  private static Path lockFile(Path folder) {
    return folder.resolveSibling(".locks").resolve(folder.getFileName());
  }
}
