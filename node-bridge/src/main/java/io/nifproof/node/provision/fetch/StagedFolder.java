package io.nifproof.node.provision.fetch;

import io.nifproof.node.files.Trees;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A folder that appears, changes and vanishes as a whole, and the right to do so.
 *
 * <p>What is being made stands beside it as {@code .new-NAME~N}, what is being replaced as {@code
 * .old-NAME}. Only the holder of NAME's lock touches them, so one that nobody holds was left behind
 * by a process that died; {@link #sweep} removes it, and puts back an old folder whose replacement
 * never came.
 */
final class StagedFolder implements AutoCloseable {
  private static final String NEW = ".new-";
  private static final String OLD = ".old-";

  private final Path folder;
  private final Path staging;
  private final FolderLock lock;

  private StagedFolder(Path folder, FolderLock lock) {
    this.folder = folder;
    // Never the place of a dead predecessor, whose last children may still be writing there.
    this.staging = folder.resolveSibling(NEW + folder.getFileName() + "~" + UUID.randomUUID());
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

  /**
   * Cleans up after all processes that died while they changed a folder of this parent. What cannot
   * be removed now is left to the next sweep.
   */
  static void sweep(Path parent) throws IOException {
    Set<Path> folders = new TreeSet<>();
    for (Path left : entries(parent, ".{new,old}-*")) {
      String name = left.getFileName().toString().substring(NEW.length()).replaceFirst("~.*$", "");
      folders.add(parent.resolve(name));
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
    return staging;
  }

  /** Puts what was made in the staging place. */
  void publish() throws IOException {
    if (Files.exists(folder)) {
      Files.move(folder, beside(folder, OLD), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
    Trees.delete(beside(folder, OLD));
  }

  /** Removes it. A removal that is killed half-way is finished by the next sweep. */
  void remove() throws IOException {
    Files.move(folder, staging, StandardCopyOption.ATOMIC_MOVE);
    Trees.delete(staging);
  }

  /** Removes what was made and not published, and gives the right back. */
  @Override
  public void close() throws IOException {
    try (lock) {
      Trees.delete(staging);
    }
  }

  private static StagedFolder recovered(Path folder, FolderLock lock) throws IOException {
    try {
      Path old = beside(folder, OLD);
      if (Files.exists(old) && !Files.exists(folder)) {
        Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      Trees.delete(old);
      for (Path left : entries(folder.getParent(), NEW + folder.getFileName() + "~*")) {
        discard(left);
      }
      return new StagedFolder(folder, lock);
    } catch (IOException | RuntimeException failure) {
      lock.close();
      throw failure;
    }
  }

  private static void discard(Path left) {
    try {
      Trees.delete(left);
    } catch (IOException busy) {
      // a process that is about to die still writes there; the next sweep removes it
    }
  }

  private static List<Path> entries(Path parent, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(parent)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, glob)) {
        entries.forEach(found::add);
      }
    }
    return found;
  }

  private static Path beside(Path folder, String prefix) {
    return folder.resolveSibling(prefix + folder.getFileName());
  }

  private static Path lockFile(Path folder) {
    return folder.resolveSibling(".locks").resolve(folder.getFileName());
  }
}
