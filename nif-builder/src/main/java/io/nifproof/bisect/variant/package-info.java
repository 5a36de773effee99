/** Builds the variants that a bisection tries, down to the single function. */
package io.nifproof.bisect.variant;
