package io.nifproof.artifact.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** Writes a compressed tar archive of one file: no time, owner or host name is in it. */
final class Tarball {
  private static final int EXECUTABLE = 0100755;
  private static final int UNKNOWN_SYSTEM = 255;

  private Tarball() {}

  static void write(Path tarball, String name, Path file) throws IOException {
    GzipParameters gzip = new GzipParameters();
    gzip.setOperatingSystem(UNKNOWN_SYSTEM);
    gzip.setCompressionLevel(9);
    try (OutputStream out = Files.newOutputStream(tarball);
        TarArchiveOutputStream tar =
            new TarArchiveOutputStream(new GzipCompressorOutputStream(out, gzip), "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(Files.size(file));
      entry.setMode(EXECUTABLE);
      entry.setModTime(0L);
      entry.setIds(0, 0);
      entry.setNames("", "");
      tar.putArchiveEntry(entry);
      Files.copy(file, tar);
      tar.closeArchiveEntry();
    }
  }
}
