package io.nifproof.build.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Set;

/**
 * Copies a project. No hard links: a build may write into a file where it stands. Times are kept,
 * because make goes by them.
 */
final class TreeCopy {
  private final Path from;
  private final Path to;
  private final Set<Path> folders = new HashSet<>();

  private TreeCopy(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Copies the files into a folder, which is made.
   *
   * @throws IOException when one cannot be copied; one that is gone meanwhile is left out
   */
  static void of(ProjectFiles files, Path to) throws IOException {
    TreeCopy copy = new TreeCopy(files.project(), to);
    Files.createDirectories(to);
    for (Path file : files.files()) {
      try {
        copy.copy(file);
      } catch (NoSuchFileException goneMeanwhile) {
        // Editors make and remove files all the time; the build tells when it misses one.
      }
    }
  }

  private void copy(Path file) throws IOException {
    Path source = from.resolve(file);
    Path target = to.resolve(file);
    if (folders.add(target.getParent())) {
      Files.createDirectories(target.getParent());
    }
    if (Files.isSymbolicLink(source)) {
      Files.createSymbolicLink(target, link(source, target));
      return;
    }
    Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    if (!Files.isWritable(target)) {
      Set<PosixFilePermission> all = new HashSet<>(Files.getPosixFilePermissions(target));
      all.add(PosixFilePermission.OWNER_WRITE);
      Files.setPosixFilePermissions(target, all);
    }
  }

  /** A link within the project stays within the copy; one that leads out leads to the same file. */
  private Path link(Path source, Path target) throws IOException {
    Path words = Files.readSymbolicLink(source);
    Path meant = source.resolveSibling(words).normalize();
    return meant.startsWith(from)
        ? target.getParent().relativize(to.resolve(from.relativize(meant)))
        : meant;
  }
}
