package io.nifproof.diagnose;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in what a process wrote why it aborted. The texts are those of glibc and libstdc++. */
final class Output {
  private static final Pattern HEAP =
      Pattern.compile(
          "(?m)^.*?((?:free|malloc|realloc|calloc|munmap_chunk|malloc_consolidate)\\(\\): .*"
              + "|double free or corruption.*|corrupted (?:size|double).*)$");
  private static final Pattern ABORT =
      Pattern.compile(
          "(?m)^(.*Assertion .* failed\\.?|\\*\\*\\* .* detected \\*\\*\\*.*"
              + "|terminate called .*|.*pure virtual method called.*)$");

  private Output() {}

  static Optional<String> heapMessage(String output) {
    return find(HEAP, output);
  }

  static Optional<String> abortMessage(String output) {
    return find(ABORT, output);
  }

  private static Optional<String> find(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
  }
}
