/**
 * Rules that judge a library's facts, and what comes of it: findings, and the true floor.
 *
 * <p>Start at {@link io.nifproof.audit.Audit#of}. Facts come from {@link io.nifproof.elf} and
 * {@link io.nifproof.abi}; a rule never parses bytes. A {@link io.nifproof.audit.Target} says where
 * the library shall load; what it leaves open is not judged.
 */
package io.nifproof.audit;
