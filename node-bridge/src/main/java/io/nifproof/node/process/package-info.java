/**
 * The only place where processes are started. {@link io.nifproof.node.process.Command} runs one to
 * its end; {@link io.nifproof.node.process.ChildProcess} is one that goes on. Each leads a process
 * group of its own, carries a mark in its environment and has its output drained and bounded, and a
 * {@link io.nifproof.node.process.Guardian} ends what is left when the tool is gone.
 */
package io.nifproof.node.process;
