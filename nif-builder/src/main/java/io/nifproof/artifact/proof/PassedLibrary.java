package io.nifproof.artifact.proof;

import java.nio.file.Path;

/**
 * A library all of whose cells passed, and whose bytes are still those.
 *
 * @param file where it is
 * @param sha256 its digest
 * @param arch what it was built for, as the gate says
 * @param variant how it was built, e.g. {@code gcc-O2}
 * @param compiler its compiler with version
 * @param optimize its optimisation level
 */
public record PassedLibrary(
    Path file, String sha256, String arch, String variant, String compiler, String optimize) {}
