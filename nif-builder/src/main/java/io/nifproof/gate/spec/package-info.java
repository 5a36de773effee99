/** What {@code nifproof.toml} and the command line ask for: read, validated, unchangeable. */
package io.nifproof.gate.spec;
