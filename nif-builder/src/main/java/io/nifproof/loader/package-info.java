/**
 * What the dynamic loader of a system does with a library: where it looks for what that needs, and
 * what it finds. No opinion, and nothing is loaded.
 *
 * <p>Start at {@link io.nifproof.loader.Closure#of}. The rules are those of ld.so(8) and of musl's
 * loader.
 */
package io.nifproof.loader;
