package io.nifproof.node.launch;

/**
 * A process that a node left behind when it ended, found by its environment and killed.
 *
 * @param pid its process id
 * @param command its command line, shortened
 */
public record LeftBehind(long pid, String command) {}
