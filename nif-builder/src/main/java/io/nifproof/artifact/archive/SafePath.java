package io.nifproof.artifact.archive;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Turns the names of entries into paths that stay below a folder. */
final class SafePath {
  private static final int LONGEST = 4096;

  private SafePath() {}

  /**
   * The path of an entry.
   *
   * @throws ArchiveException when the name leads out of the folder or is none
   */
  static Path under(Path folder, String name) throws ArchiveException {
    if (name.length() > LONGEST || name.indexOf('\0') >= 0) {
      throw new ArchiveException("the name of an entry is too long, or has a NUL in it");
    }
    Path root = folder.toAbsolutePath().normalize();
    if (name.startsWith("/") || ("/" + name + "/").contains("/../")) {
      throw new ArchiveException("entry `" + name + "` would leave the folder it is unpacked to");
    }
    try {
      Path path = root.resolve(name).normalize();
      if (!path.startsWith(root) || path.equals(root)) {
        throw new ArchiveException("entry `" + name + "` would leave the folder it is unpacked to");
      }
      return path;
    } catch (InvalidPathException e) {
      throw new ArchiveException("entry `" + name + "` has a name that no file can have", e);
    }
  }
}
