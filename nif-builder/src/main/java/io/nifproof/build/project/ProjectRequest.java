package io.nifproof.build.project;

import io.nifproof.build.Build;
import io.nifproof.build.ErlangHeaders;
import io.nifproof.build.OptLevel;
import io.nifproof.toolchain.Toolchain;
import java.nio.file.Path;
import java.util.List;

/**
 * One variant of the libraries that the project's own build system makes, all in one build.
 *
 * @param build how it is called
 * @param toolchain the compiler and its target
 * @param level the optimisation level
 * @param cflags further flags of the compiler
 * @param ldflags further flags of the linker
 * @param headers what they are compiled against
 * @param libraries what it makes, and where each goes
 */
public record ProjectRequest(
    Build.Project build,
    Toolchain toolchain,
    OptLevel level,
    List<String> cflags,
    List<String> ldflags,
    ErlangHeaders headers,
    List<Wanted> libraries) {
  /**
   * A library that is wanted of a build.
   *
   * @param made where the build leaves it, relative to the project
   * @param output where it goes
   */
  public record Wanted(Path made, Path output) {
    /** Makes the place absolute. */
    public Wanted {
      output = output.toAbsolutePath().normalize();
    }
  }

  /** Copies the lists. */
  public ProjectRequest {
    cflags = List.copyOf(cflags);
    ldflags = List.copyOf(ldflags);
    libraries = List.copyOf(libraries);
  }
}
