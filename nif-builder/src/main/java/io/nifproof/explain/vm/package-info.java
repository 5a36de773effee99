/** What the VM itself reports and why it ends itself; crash dumps of any size. */
package io.nifproof.explain.vm;
