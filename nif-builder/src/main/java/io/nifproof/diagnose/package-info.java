/**
 * Says why a VM died, hung or was harmed: from what the crash trap noted to a sentence with
 * evidence.
 *
 * <p>The main type is {@link io.nifproof.diagnose.CrashDiagnosis}. A rule reads {@link
 * io.nifproof.diagnose.Evidence} and never a file; each has an id with a page in docs/findings.
 */
package io.nifproof.diagnose;
