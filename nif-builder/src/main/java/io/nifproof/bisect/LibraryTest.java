package io.nifproof.bisect;

import java.nio.file.Path;

/** Tests a library. Thread-safe. */
public interface LibraryTest {
  /** What it does; takes no longer than its deadlines. */
  Answer test(Path library);
}
