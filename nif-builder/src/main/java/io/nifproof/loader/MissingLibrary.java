package io.nifproof.loader;

import java.util.Optional;

/**
 * A library that is needed and not found.
 *
 * @param name its name
 * @param by the library that needs it
 * @param refused a file of that name that the loader passes over, and why, in words
 */
public record MissingLibrary(String name, SharedLibrary by, Optional<String> refused) {}
