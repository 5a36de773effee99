package io.nifproof.artifact.check;

import io.nifproof.node.beam.BeamFile;
import io.nifproof.node.files.ForeignFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Finds a library's module: {@code ebin/MODULE.beam} of the application that the library is in. */
final class ModuleFile {
  private static final int LARGEST = 64 << 20;

  private ModuleFile() {}

  /**
   * The module.
   *
   * @param root the folder not to leave
   * @param module the module's name, as the library has it: any text at all
   */
  static Optional<Path> of(Path root, Path library, String module) {
    if (!module.matches("[^/\\x00-\\x1f]{1,250}")) {
      return Optional.empty();
    }
    for (Path folder = library.getParent();
        folder != null && folder.startsWith(root);
        folder = folder.getParent()) {
      Path ebin = folder.resolve("ebin");
      if (Files.isDirectory(ebin, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(ebin.resolve(module + ".beam")).filter(file -> is(file, module));
      }
    }
    return Optional.empty();
  }

  private static boolean is(Path file, String module) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && BeamFile.parse(ForeignFile.read(file, LARGEST)).module().equals(module);
    } catch (IOException e) {
      return false;
    }
  }
}
