package io.nifproof.abi;

import java.nio.file.Path;

/** A way to a function table that the file does not tell. Thread-safe. */
@FunctionalInterface
public interface TableAsker {
  /** Asks nobody: what the file does not tell stays unknown. */
  TableAsker NEVER = (file, read) -> read;

  /**
   * Completes what was read from a file.
   *
   * @return the same, or with the entry that the library itself gave, or with the reason why it
   *     gave none
   */
  NifLibrary ask(Path file, NifLibrary read);
}
