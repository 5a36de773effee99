/** Results and timings of earlier runs, kept by the digest of all that they depend on. */
package io.nifproof.gate.cache;
