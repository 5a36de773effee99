package io.nifproof.bisect.variant;

import io.nifproof.bisect.result.BisectSubject;
import io.nifproof.build.Build;
import io.nifproof.build.ErlangHeaders;
import java.nio.file.Path;
import java.util.List;

/**
 * A library that the project's own build system makes.
 *
 * @param name the library's name, without {@code .so}
 * @param project the user's project
 * @param build how it is built
 * @param made where the build leaves it, relative to the project
 * @param headers what it is compiled against
 * @param cflags flags of every build
 * @param ldflags flags of every link
 */
public record ProjectBuild(
    String name,
    Path project,
    Build.Project build,
    Path made,
    ErlangHeaders headers,
    List<String> cflags,
    List<String> ldflags) {
  /** Copies the lists. */
  public ProjectBuild {
    project = project.toAbsolutePath().normalize();
    cflags = List.copyOf(cflags);
    ldflags = List.copyOf(ldflags);
  }

  /** What is built again and again, once it is known which sources there are. */
  public BisectSubject subject(List<Path> sources) {
    return new BisectSubject(name, project, sources, List.of(), cflags, ldflags, true);
  }
}
