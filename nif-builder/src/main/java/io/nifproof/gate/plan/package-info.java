/** Which cells a run has, and which could not be had. */
package io.nifproof.gate.plan;
