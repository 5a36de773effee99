/**
 * Loads one library into one node and says what came of it.
 *
 * <p>The main type is {@link io.nifproof.node.probe.LoadProbe}; its answer is one of the closed set
 * {@link io.nifproof.node.probe.Outcome}.
 */
package io.nifproof.node.probe;
