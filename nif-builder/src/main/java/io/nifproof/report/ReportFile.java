package io.nifproof.report;

import io.nifproof.result.Results;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A report in a file.
 *
 * @param kind its form
 * @param path where it is written
 */
public record ReportFile(ReportKind kind, Path path) {
  /**
   * Writes results. Whoever reads the file meanwhile finds a whole report, the last or the one
   * before, unless it is a link or a mount.
   *
   * @param version of nifproof
   */
  public void write(Results results, String version) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    if (!Files.isWritable(folder) || Files.isSymbolicLink(path)) {
      fill(path, results, version); // a link stays one
      return;
    }
    Path fresh = Files.createTempFile(folder, ".nifproof-", ".part");
    try {
      fill(fresh, results, version);
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException inTheWay) {
      fill(path, results, version); // in a sandbox the file is a mount, which must stay
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private void fill(Path file, Results results, String version) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      PrintWriter printer = new PrintWriter(out);
      kind.write(results, version, printer);
      if (printer.checkError()) {
        throw new IOException("not all of it could be written");
      }
    }
  }

  @Override
  public String toString() {
    return kind.id() + "=" + path;
  }
}
