package io.nifproof.build;

import io.nifproof.toolchain.Toolchain;
import java.nio.file.Path;
import java.util.List;

/**
 * What to build, with what, to where.
 *
 * @param project the folder that sources and relative flags are relative to; the compiler runs in
 *     it
 * @param sources files, or patterns such as {@code c_src/*.c}
 * @param includeDirs folders with headers; the one of {@code erl_nif.h} among them
 * @param cflags further flags, after the tool's own, so that they win
 * @param ldflags flags that stand behind the sources, such as {@code -lm}
 * @param toolchain the compiler and its target
 * @param level the optimisation level
 * @param output the library to make; its folder is made when absent
 */
public record BuildRequest(
    Path project,
    List<String> sources,
    List<Path> includeDirs,
    List<String> cflags,
    List<String> ldflags,
    Toolchain toolchain,
    OptLevel level,
    Path output) {
  /** Copies the lists and makes the paths absolute. */
  public BuildRequest {
    project = project.toAbsolutePath().normalize();
    sources = List.copyOf(sources);
    includeDirs = includeDirs.stream().map(dir -> dir.toAbsolutePath().normalize()).toList();
    cflags = List.copyOf(cflags);
    ldflags = List.copyOf(ldflags);
    output = output.toAbsolutePath().normalize();
  }
}
