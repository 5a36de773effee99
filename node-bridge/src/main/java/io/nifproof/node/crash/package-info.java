/**
 * What a VM died of: compiles the crash trap, and reads what it noted.
 *
 * <p>{@link io.nifproof.node.crash.Trap} brings the trap into a node's options; afterwards {@link
 * io.nifproof.node.crash.TrapReport} holds what it saw. Nothing here judges.
 */
package io.nifproof.node.crash;
