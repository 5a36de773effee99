package io.nifproof.node.crash;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a VM says when it ends itself: a full table, memory that it could not get, a heap that it
 * found damaged. The texts are those of {@code erts_exit} in erts/emulator/beam.
 */
public final class LastWords {
  private static final List<Pattern> KNOWN =
      List.of(
          Pattern.compile("no more index entries in \\w+ \\(max=\\d+\\)"),
          Pattern.compile("\\w+: Cannot \\w+ \\d+ bytes .*"),
          Pattern.compile("Overrun stack and heap"),
          Pattern.compile("(?:\\S+: )?bad tag in "),
          Pattern.compile("\\S+: heap (?:overrun|corrupt)"),
          Pattern.compile("Kernel pid terminated"),
          Pattern.compile("Runtime terminating during boot"),
          Pattern.compile("(?:\\S+:\\d+:)?(?:\\w+\\(\\) )?Assertion failed: "),
          Pattern.compile("Failed to write to erl_child_setup"));

  private LastWords() {}

  /** The last line of a VM's output in which it says why it ends; empty when none is known. */
  public static Optional<String> of(String output) {
    return output
        .lines()
        .map(String::strip)
        .filter(line -> KNOWN.stream().anyMatch(known -> known.matcher(line).lookingAt()))
        .reduce((first, second) -> second);
  }
}
