package io.nifproof.elf;

/**
 * A version that the file needs of a library.
 *
 * @param library the library, e.g. {@code libc.so.6}
 * @param version the version, e.g. {@code GLIBC_2.34}
 * @param weak whether the loader only warns when it is missing
 */
public record VersionNeed(String library, String version, boolean weak) {}
