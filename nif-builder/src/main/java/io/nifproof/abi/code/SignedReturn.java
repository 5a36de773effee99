package io.nifproof.abi.code;

/**
 * An instruction that returns and authenticates the address.
 *
 * @param word its four bytes
 * @param mask the bits of them that tell it from others
 */
public record SignedReturn(int word, int mask) {}
