/**
 * What a library is judged for: C library, processor, OTP, runtime or policy, and the tables about
 * them.
 */
package io.nifproof.audit.platform;
