package io.nifproof.gate;

/**
 * Something wrong in a {@code nifproof.toml}.
 *
 * @param line its line, from 1; 0 when it concerns the whole file
 * @param message what is wrong, what was expected, what to do
 */
public record SpecProblem(int line, String message) {}
