/**
 * How a process ended, in the words of the kernel, the shell, containers, debuggers, the C library,
 * sanitizers and the runtimes of C++, Rust and Go.
 */
package io.nifproof.explain.process;
