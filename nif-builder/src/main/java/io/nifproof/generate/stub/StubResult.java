package io.nifproof.generate.stub;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of making, or checking, the C side of a module.
 *
 * @param written files that were made or changed, or would have been
 * @param unchanged files that were as they should be
 * @param bodies the file of the bodies
 * @param differences how the bodies differ from what the module needs, for people
 */
public record StubResult(
    List<Path> written, List<Path> unchanged, Path bodies, List<String> differences) {
  /** Copies the lists. */
  public StubResult {
    written = List.copyOf(written);
    unchanged = List.copyOf(unchanged);
    differences = List.copyOf(differences);
  }

  /** Whether there was nothing to do. */
  public boolean upToDate() {
    return written.isEmpty() && differences.isEmpty();
  }
}
