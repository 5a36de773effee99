/**
 * Compilers that were found on {@code PATH} and tried, and the targets each really reaches.
 *
 * <p>Nothing here believes a name: a compiler reaches a target when it compiled and linked a small
 * shared library and the result carries that target's machine number. Start at {@link
 * io.nifproof.toolchain.Toolchains}; its answer is a {@link io.nifproof.toolchain.Reach} per
 * compiler and target, either a {@link io.nifproof.toolchain.Toolchain} or the unreachable and its
 * remedies.
 */
package io.nifproof.toolchain;
