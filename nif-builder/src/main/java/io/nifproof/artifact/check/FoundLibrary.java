package io.nifproof.artifact.check;

import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A library that was found.
 *
 * @param source what it was found in, as the user named it; empty when the user named the file
 * @param inside where it lies in there
 * @param file its bytes
 * @param module the object code of its module, when that lies beside it
 * @param target the architecture that a label promises
 */
public record FoundLibrary(
    Optional<String> source,
    Path inside,
    Path file,
    Optional<Path> module,
    Optional<Arch> target) {}
