package io.nifproof.elf.image;

/**
 * A part of a file that could not be read, or only to a limit; the rest of the facts stand.
 *
 * @param part which, e.g. {@code relocations}
 * @param offset where in the file the problem was met
 * @param reason what was found and what was expected
 */
public record Damage(String part, long offset, String reason) {}
