package io.nifproof.abi;

/**
 * What came of asking a library for its entry by calling its {@code nif_init}.
 *
 * @param outcome in one word, as JSON has it: {@code asked} when it gave its entry
 * @param sentence in a sentence without a full stop, for people
 */
public record TableQuestion(String outcome, String sentence) {}
