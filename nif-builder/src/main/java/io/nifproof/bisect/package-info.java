/**
 * From a library that works when it is built in one way and fails when it is built in another to
 * what makes the difference: the level, the flag or the pass, the translation unit, the function.
 *
 * <p>Start at {@link io.nifproof.bisect.Bisection}. Its steps ask the {@link
 * io.nifproof.bisect.Laboratory}, which builds a {@link io.nifproof.bisect.Recipe}, tests the
 * library in a node of its own, and remembers the {@link io.nifproof.bisect.Answer} for equal
 * bytes. Whoever wants to show it listens to {@link io.nifproof.bisect.BisectEvent}s.
 */
package io.nifproof.bisect;
