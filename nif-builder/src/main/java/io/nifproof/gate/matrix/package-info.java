/** The axes of a gate, and the cells they span. */
package io.nifproof.gate.matrix;
