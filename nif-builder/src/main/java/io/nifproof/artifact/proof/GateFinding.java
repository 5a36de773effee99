package io.nifproof.artifact.proof;

/**
 * A finding, as report-1.json has it.
 *
 * @param id its id, e.g. {@code NP053}
 * @param severity {@code error}, {@code warning} or {@code note}
 * @param message what is wrong
 */
public record GateFinding(String id, String severity, String message) {}
