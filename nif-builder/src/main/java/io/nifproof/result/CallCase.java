package io.nifproof.result;

import java.util.Optional;

/**
 * A call that was asked for.
 *
 * @param name of the case; the call itself where it has none
 * @param call the expression
 * @param expect the pattern of what had to come of it; empty when anything was fine
 */
public record CallCase(String name, String call, Optional<String> expect) {}
