/** The run itself: builds, loads and calls, in parallel, and tells events of it. */
package io.nifproof.gate.run;
