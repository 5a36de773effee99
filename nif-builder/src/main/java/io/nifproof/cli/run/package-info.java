/** What all commands need of this process and machine: exit codes, interrupts, the sandbox. */
package io.nifproof.cli.run;
