package io.nifproof.gate.spec;

import io.nifproof.node.probe.CallRequest;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to call once a library is loaded.
 *
 * @param request the expression and what shall come of it
 * @param module an Erlang module to compile and load first, whose {@code run/0} the expression
 *     calls
 */
public record CaseSpec(CallRequest request, Optional<Path> module) {}
