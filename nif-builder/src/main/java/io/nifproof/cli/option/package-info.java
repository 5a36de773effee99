/** Options that several commands share. */
package io.nifproof.cli.option;
