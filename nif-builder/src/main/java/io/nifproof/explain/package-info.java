/**
 * Reads the text of a crash that somebody pasted, or a whole erl_crash.dump, and says what it
 * proves, what it excludes and what to try. Start at {@link io.nifproof.explain.Explanation#of}.
 *
 * <p>Each {@link io.nifproof.explain.text.Clue} knows one kind of evidence: {@code frame}
 * backtraces, {@code process} ends of processes, {@code refusal} loaders, {@code vm} the VM's own
 * reports. Everything said rests on a line of the text; where no clue applies, nothing is said.
 */
package io.nifproof.explain;
