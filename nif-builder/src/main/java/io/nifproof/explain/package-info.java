/**
 * Reads the text of a crash that somebody pasted, and says what it proves, what it excludes and
 * what to try. Start at {@link io.nifproof.explain.Explanation#of}.
 *
 * <p>Each {@link io.nifproof.explain.Clue} knows one kind of evidence. Everything said rests on a
 * line of the text; where no clue applies, nothing is said.
 */
package io.nifproof.explain;
