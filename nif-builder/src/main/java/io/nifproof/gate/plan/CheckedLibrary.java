package io.nifproof.gate.plan;

import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A library that is there and shall be checked.
 *
 * @param id its name in reports, unique in a check
 * @param file where it is
 * @param target the architecture that its label promises, whatever the file says; empty when it has
 *     no label
 * @param named whether the user named this very file: then every runtime named loads it, also one
 *     of another architecture
 */
public record CheckedLibrary(String id, Path file, Optional<Arch> target, boolean named) {}
