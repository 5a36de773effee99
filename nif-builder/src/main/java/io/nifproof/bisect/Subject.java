package io.nifproof.bisect;

import java.nio.file.Path;
import java.util.List;

/**
 * What is built again and again.
 *
 * @param name the library's name, without {@code .so}
 * @param project the folder that compilers run in
 * @param sources its C files, relative to the project where they lie in it
 * @param includeDirs folders with headers
 * @param cflags flags of every build
 * @param ldflags flags that stand behind the sources
 */
public record Subject(
    String name,
    Path project,
    List<Path> sources,
    List<Path> includeDirs,
    List<String> cflags,
    List<String> ldflags) {
  /** Copies the lists. */
  public Subject {
    project = project.toAbsolutePath().normalize();
    sources = List.copyOf(sources);
    includeDirs = List.copyOf(includeDirs);
    cflags = List.copyOf(cflags);
    ldflags = List.copyOf(ldflags);
  }
}
