package io.nifproof.result;

/**
 * One of several results of the same cell.
 *
 * @param source the file that it was read from
 * @param verdict what it came to
 * @param sentence what happened, for people
 */
public record Attempt(String source, Verdict verdict, String sentence) {}
