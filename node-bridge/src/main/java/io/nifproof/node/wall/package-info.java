/**
 * The wall around each node: what it sees, what it may write, what it may ask of the kernel, how
 * much it may use. {@link io.nifproof.node.wall.WallProbe} says which wall this machine gives,
 * {@link io.nifproof.node.wall.WalledCommand} makes the command that starts something behind it.
 */
package io.nifproof.node.wall;
