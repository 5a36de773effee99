package io.nifproof.diagnose;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in what a process wrote why it aborted. The texts are those of glibc and of the runtimes of
 * C++, Rust and Go.
 */
final class Output {
  private static final Pattern HEAP =
      Pattern.compile(
          "(?m)^.*?((?:free|malloc|realloc|calloc|munmap_chunk|malloc_consolidate)\\(\\): .*"
              + "|double free or corruption.*|corrupted (?:size|double).*)$");
  private static final Pattern ABORT =
      Pattern.compile(
          "(?m)^(.*Assertion .* failed\\.?|\\*\\*\\* .* detected \\*\\*\\*.*"
              + "|terminate called .*|.*pure virtual method called.*)$");

  /** What follows {@code terminate called}. */
  private static final Pattern WHAT = Pattern.compile("(?m)^\\s*what\\(\\):\\s+(.{1,300})$");

  private static final Pattern RUST =
      Pattern.compile(
          "(?m)^thread '[^'\\n]*'(?: \\([0-9]+\\))? panicked at"
              + " (?:'(.{1,500})', (\\S{1,300})|(\\S{1,300}:[0-9]+:[0-9]+):\\R(.{1,500}))$");
  private static final Pattern OTHERS =
      Pattern.compile(
          "(?m)^(fatal runtime error: .{1,300}|libc\\+\\+abi: .{1,300}|fatal error: .{1,300}"
              + "|panic: .{1,300}|F[0-9]{4,8} [0-9:.]+ .{1,300})$");

  private Output() {}

  static Optional<String> heapMessage(String output) {
    return find(HEAP, output);
  }

  /** The words of what stopped a process; of C++ and Rust, those of the exception or panic too. */
  static Optional<String> abortMessage(String output) {
    return rustPanic(output)
        .or(
            () ->
                find(ABORT, output)
                    .map(text -> text + find(WHAT, output).map(what -> ": " + what).orElse("")))
        .or(() -> find(OTHERS, output));
  }

  /** Before Rust 1.73 the message stood in quotes, since then on a line of its own. */
  private static Optional<String> rustPanic(String output) {
    return RUST.matcher(output)
        .results()
        .findFirst()
        .map(
            panic ->
                panic.group(1) != null
                    ? "panicked at " + panic.group(2) + ": " + panic.group(1)
                    : "panicked at " + panic.group(3) + ": " + panic.group(4).strip());
  }

  private static Optional<String> find(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
  }
}
