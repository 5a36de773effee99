package io.nifproof.node.provision;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds programs on a search path. */
final class OnPath {
  private OnPath() {}

  /**
   * The first executable file of this name.
   *
   * @param searchPath folders with colons in between, such as {@code PATH}; relative ones are left
   *     out
   */
  static Optional<Path> find(String program, String searchPath) {
    for (String folder : searchPath.split(":")) {
      if (folder.startsWith("/")) {
        Path file = Path.of(folder, program);
        if (Files.isRegularFile(file) && Files.isExecutable(file)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }
}
