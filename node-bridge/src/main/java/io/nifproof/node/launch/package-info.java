/**
 * Starts and ends Erlang nodes: child processes, their own epmd, the connection, the clean-up.
 *
 * <p>Nothing here outlives the tool: every child carries a marker in its environment, and a
 * guardian process ends all that carry it when the tool is gone.
 */
package io.nifproof.node.launch;
