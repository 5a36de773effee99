package io.nifproof.detect;

import java.util.List;

/**
 * A library that nifproof compiles itself.
 *
 * @param name its file name without {@code .so}
 * @param sources files and patterns, relative to the project
 * @param cflags more flags of the compiler
 * @param ldflags more flags of the linker
 */
public record LibrarySources(
    String name, List<String> sources, List<String> cflags, List<String> ldflags) {
  /** Copies the lists. */
  public LibrarySources {
    sources = List.copyOf(sources);
    cflags = List.copyOf(cflags);
    ldflags = List.copyOf(ldflags);
  }
}
