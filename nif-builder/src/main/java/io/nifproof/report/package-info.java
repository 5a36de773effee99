/**
 * Shows what the gate found: to people and to programs, from the same results.
 *
 * <p>Nothing in here decides anything; verdicts come with the results.
 */
package io.nifproof.report;
