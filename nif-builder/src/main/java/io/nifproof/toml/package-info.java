/** Typed reading of {@code nifproof.toml}, with every problem and its line. */
package io.nifproof.toml;
