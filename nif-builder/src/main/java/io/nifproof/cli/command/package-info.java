/** The commands: parse, call, print. */
package io.nifproof.cli.command;
