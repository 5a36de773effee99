package io.nifproof.report.sarif;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files as SARIF wants them. */
final class Uris {
  private Uris() {}

  /** A relative path stays relative, so that it fits any checkout. */
  static String of(Path file) {
    return file.isAbsolute()
        ? file.toUri().toString()
        : Path.of("/").resolve(file).toUri().getRawPath().substring(1);
  }

  /** The same for a name that may be none. */
  static String of(String file) {
    try {
      return of(Path.of(file));
    } catch (InvalidPathException e) {
      return "unknown";
    }
  }
}
