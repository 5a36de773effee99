package io.nifproof.artifact.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Knows archives from other files, without what it takes to read them. */
public final class ArchiveFile {
  private static final List<String> ENDINGS =
      List.of(".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.zst", ".tar.bz2", ".ez", ".zip", ".deb");

  private ArchiveFile() {}

  /** Whether a file has the name of an archive that may hold libraries. */
  public static boolean hasItsName(String name) {
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  /** Whether a file is an archive that can be taken apart; false when it cannot be read. */
  public static boolean is(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Layer.of(in.readNBytes(Layer.PEEK)).isPresent();
    } catch (IOException e) {
      return false;
    }
  }
}
