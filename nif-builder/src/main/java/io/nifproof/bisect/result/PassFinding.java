package io.nifproof.bisect.result;

/**
 * The pass of clang whose run turns the library from one that passes into one that fails.
 *
 * @param number its number among the runs of passes
 * @param total how many there are
 * @param pass its name
 * @param target what it ran on, in clang's words
 */
public record PassFinding(int number, int total, String pass, String target) {}
