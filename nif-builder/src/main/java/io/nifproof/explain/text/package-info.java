/**
 * The text of a crash as lines, and what is said of it: the two types that every clue knows.
 *
 * <p>A {@link io.nifproof.explain.text.Clue} reads a {@link io.nifproof.explain.text.ReportedText}
 * and adds {@link io.nifproof.explain.text.Statement}s; a clue whose texts are fixed is a table of
 * {@link io.nifproof.explain.text.Known}.
 */
package io.nifproof.explain.text;
