package io.nifproof.build;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the modules are that a build has made for a library: in a folder {@code ebin} beside it.
 */
public final class BuiltModules {
  private BuiltModules() {}

  /** The folder. */
  public static Path folder(Path library) {
    return library.resolveSibling("ebin");
  }

  /** The files, in the order of their names; none when the build made no module. */
  public static List<Path> of(Path library) throws IOException {
    return in(folder(library));
  }

  /** The object code in a folder, in the order of names. */
  public static List<Path> in(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.beam")) {
        entries.forEach(files::add);
      }
    }
    files.sort(null);
    return files;
  }
}
