package io.nifproof.node.crash;

/**
 * The process that sent a signal.
 *
 * @param pid its process id
 * @param self whether it was the VM's process itself
 */
public record Sender(int pid, boolean self) {}
