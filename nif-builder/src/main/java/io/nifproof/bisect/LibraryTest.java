package io.nifproof.bisect;

import java.nio.file.Path;
import java.util.Map;

/** Tests a library. Thread-safe. */
public interface LibraryTest {
  /** What it does; takes no longer than its deadlines. */
  Answer test(Path library);

  /** What it does in cases that are not bisected, by their names. */
  default Map<String, Answer> others(Path library) {
    return Map.of();
  }
}
