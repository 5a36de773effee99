/** What all commands need of this process and machine: exit codes, interrupts. */
package io.nifproof.cli.run;
