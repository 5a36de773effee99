package io.nifproof.bisect.result;

import java.nio.file.Path;
import java.util.Map;

/** Tests a library. Thread-safe. */
public interface LibraryTest {
  /** What it does; takes no longer than its deadlines. */
  TestAnswer test(Path library);

  /** What it does in cases that are not bisected, by their names. */
  default Map<String, TestAnswer> others(Path library) {
    return Map.of();
  }
}
