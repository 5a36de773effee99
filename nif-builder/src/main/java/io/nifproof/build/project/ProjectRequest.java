package io.nifproof.build.project;

import io.nifproof.build.Build;
import io.nifproof.build.ErlangHeaders;
import io.nifproof.build.OptLevel;
import io.nifproof.toolchain.Toolchain;
import java.nio.file.Path;
import java.util.List;

/**
 * One variant of a library that the project's own build system makes.
 *
 * @param build how it is called
 * @param toolchain the compiler and its target
 * @param level the optimisation level
 * @param cflags further flags of the compiler
 * @param ldflags further flags of the linker
 * @param headers what the library is compiled against
 * @param output where the library goes
 */
public record ProjectRequest(
    Build.Project build,
    Toolchain toolchain,
    OptLevel level,
    List<String> cflags,
    List<String> ldflags,
    ErlangHeaders headers,
    Path output) {
  /** Copies the lists and makes the path absolute. */
  public ProjectRequest {
    cflags = List.copyOf(cflags);
    ldflags = List.copyOf(ldflags);
    output = output.toAbsolutePath().normalize();
  }
}
