package io.nifproof.artifact.resolve;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Puts a file into its place as a whole: another process sees the old one or the new one. */
final class LibraryPlacement {
  private LibraryPlacement() {}

  /** Something that a file must stand up to before it is in its place. */
  interface Check<E extends Exception> {
    void check(Path file) throws E, IOException;
  }

  /**
   * Copies a file to its place, which is checked as a copy: what was looked at is what is placed.
   *
   * @param target where it shall be; its folder is made
   */
  static <E extends Exception> void place(Path source, Path target, Check<E> check)
      throws E, IOException {
    Path folder = target.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, "." + target.getFileName(), ".new");
    try {
      Files.copy(source, fresh, StandardCopyOption.REPLACE_EXISTING);
      check.check(fresh);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
