/** What a cell is run with, and how its end becomes a result. */
package io.nifproof.gate.cell;
