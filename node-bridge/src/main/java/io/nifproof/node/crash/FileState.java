package io.nifproof.node.crash;

/**
 * What a file was like at a moment.
 *
 * @param size in bytes
 * @param inode its number, which another file by the same name does not have
 */
public record FileState(long size, long inode) {}
