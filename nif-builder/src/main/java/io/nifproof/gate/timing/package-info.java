/** What a call takes, with its noise. */
package io.nifproof.gate.timing;
