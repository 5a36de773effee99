package io.nifproof.node.crash;

/**
 * What the file of a name was like at a moment. Two of these can be compared; the inode of a {@link
 * Mapping} can be another number for the same file, as on overlay file systems.
 *
 * @param size in bytes
 * @param inode its number, which another file by the same name does not have
 */
public record FileState(long size, long inode) {}
