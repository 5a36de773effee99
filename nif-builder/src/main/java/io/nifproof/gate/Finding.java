package io.nifproof.gate;

/**
 * Something about a cell that people should know beside its outcome.
 *
 * @param id the stable id of the rule, {@code NP} and three digits
 * @param severity {@code error}, {@code warning} or {@code note}
 * @param message what was found, with its evidence
 */
public record Finding(String id, String severity, String message) {}
