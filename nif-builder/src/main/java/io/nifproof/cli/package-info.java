/** The command line: picocli commands and exit codes, and nothing else. */
package io.nifproof.cli;
