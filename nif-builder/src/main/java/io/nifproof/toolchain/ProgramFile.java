package io.nifproof.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A program as it stands on disk, precise enough to notice that it was replaced.
 *
 * @param path where it was found, e.g. {@code /usr/bin/gcc}
 * @param real the file behind all links, e.g. {@code /usr/bin/x86_64-linux-gnu-gcc-12}
 * @param size the real file's size in bytes
 * @param modified when the real file was last written
 */
public record ProgramFile(Path path, Path real, long size, Instant modified) {
  /** Looks at a program; empty when there is none or it may not be executed. */
  static Optional<ProgramFile> at(Path path) {
    try {
      Path real = path.toRealPath();
      if (!Files.isRegularFile(real) || !Files.isExecutable(real)) {
        return Optional.empty();
      }
      Instant modified = Files.getLastModifiedTime(real).toInstant();
      return Optional.of(new ProgramFile(path, real, Files.size(real), modified));
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  /** One line that changes when the program changes: its real path, size and time. */
  public String identity() {
    return real + " " + size + " " + modified;
  }
}
