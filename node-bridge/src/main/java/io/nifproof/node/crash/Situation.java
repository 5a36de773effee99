package io.nifproof.node.crash;

import io.nifproof.node.FunctionId;
import io.nifproof.node.Phase;
import java.util.Optional;

/**
 * What a thread was doing for a library.
 *
 * @param thread its id
 * @param threadName its name, e.g. {@code 1_scheduler}; empty when it could not be asked
 * @param phase where the library was; empty when the VM was about its own business
 * @param function the function that ran, when one did
 * @param library the file of the library, as the VM asked for it
 * @param returned the function that came back last on that thread
 * @param startedIn for a thread of the library's own, the phase in which it was started
 */
public record Situation(
    int thread,
    String threadName,
    Optional<Phase> phase,
    Optional<FunctionId> function,
    Optional<String> library,
    Optional<FunctionId> returned,
    Optional<Phase> startedIn) {}
