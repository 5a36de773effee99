package io.nifproof.bisect.result;

import java.nio.file.Path;
import java.util.List;

/**
 * What is built again and again.
 *
 * @param name the library's name, without {@code .so}
 * @param project the folder that compilers run in
 * @param sources its C and C++ files, relative to the project where they lie in it
 * @param includeDirs folders with headers
 * @param cflags flags of every build
 * @param ldflags flags that stand behind the sources
 * @param ownBuild whether the project's own build system builds it
 */
public record BisectSubject(
    String name,
    Path project,
    List<Path> sources,
    List<Path> includeDirs,
    List<String> cflags,
    List<String> ldflags,
    boolean ownBuild) {
  /** One that compilers are called for directly. */
  public BisectSubject(
      String name,
      Path project,
      List<Path> sources,
      List<Path> includeDirs,
      List<String> cflags,
      List<String> ldflags) {
    this(name, project, sources, includeDirs, cflags, ldflags, false);
  }

  /** Copies the lists. */
  public BisectSubject {
    project = project.toAbsolutePath().normalize();
    sources = List.copyOf(sources);
    includeDirs = List.copyOf(includeDirs);
    cflags = List.copyOf(cflags);
    ldflags = List.copyOf(ldflags);
  }
}
