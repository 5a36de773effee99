/**
 * What nifproof has to say about a library, whoever found it: the same words for the audit of a
 * file, the diagnosis of a crash, the build and the gate.
 *
 * <p>A {@link io.nifproof.finding.Finding} has an id of the catalogue {@link
 * io.nifproof.finding.FindingId} and is written through a {@link io.nifproof.finding.Draft}.
 * Reports that are read from disk keep ids as text: a later nifproof may know more of them.
 */
package io.nifproof.finding;
