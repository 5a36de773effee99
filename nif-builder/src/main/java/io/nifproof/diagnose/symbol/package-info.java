/**
 * Names for addresses and for mangled symbols, by the programs that this machine has for them:
 * {@link io.nifproof.diagnose.symbol.Symbolizer} is the way in.
 */
package io.nifproof.diagnose.symbol;
