package io.nifproof.detect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A NIF library that a project's build has made.
 *
 * @param name its file name without {@code .so}
 * @param output where the project's own build makes it, relative to the project; empty when
 *     nifproof compiles it
 * @param sources what it is compiled from, when nifproof compiles it
 * @param moduleName the module that it is for, as its entry says; empty when that is not told
 * @param module the source of that module; empty when none was found, or it is of no use alone
 * @param functions its functions as {@code name/arity}; none when the file does not tell
 * @param cxx whether it needs the C++ library
 * @param foreign what it needs beside the C and C++ libraries, by its names
 */
public record MadeNif(
    String name,
    Optional<Path> output,
    Optional<LibrarySources> sources,
    Optional<String> moduleName,
    Optional<DeclaredModule> module,
    List<String> functions,
    boolean cxx,
    List<String> foreign) {
  /** Copies the list. */
  public MadeNif {
    functions = List.copyOf(functions);
    foreign = List.copyOf(foreign);
  }
}
