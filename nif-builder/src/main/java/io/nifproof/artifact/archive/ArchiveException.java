package io.nifproof.artifact.archive;

import java.io.IOException;

/** An archive that cannot be taken apart: damaged, hostile or of a kind that is not known. */
public final class ArchiveException extends IOException {
  private static final long serialVersionUID = 1L;

  ArchiveException(String message) {
    super(message);
  }

  ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
