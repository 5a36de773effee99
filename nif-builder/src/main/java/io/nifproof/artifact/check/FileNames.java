package io.nifproof.artifact.check;

import io.nifproof.artifact.archive.ArchiveFile;
import java.util.List;

/** What the name of a file says of it. */
final class FileNames {
  /** Of Linux and most others, of macOS, of Windows. */
  private static final List<String> LIBRARIES = List.of(".so", ".dylib", ".dll");

  private FileNames() {}

  /** Whether somebody meant it as a library, of whatever system. */
  static boolean isLibrary(String name) {
    return LIBRARIES.stream().anyMatch(name::endsWith);
  }

  /** Whether the file is to be looked at. */
  static boolean tells(String name) {
    return isLibrary(name) || ArchiveFile.hasItsName(name);
  }
}
