package io.nifproof.loader;

import java.util.Optional;

/**
 * A library that the loader finds.
 *
 * @param library it
 * @param by the library that needs it; empty for the one that all began with
 * @param bundled whether it was found in a folder that a library names, and not in the system's
 */
public record Loaded(SharedLibrary library, Optional<Loaded> by, boolean bundled) {}
