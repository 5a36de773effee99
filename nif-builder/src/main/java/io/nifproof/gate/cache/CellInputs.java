package io.nifproof.gate.cache;

import io.nifproof.loader.Closure;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.probe.LoadableModule;

/**
 * What a cell's result depends on beside its runtime and what is called.
 *
 * @param sha256 that of the library before it was loaded: what runs may change its own file
 * @param module what it is loaded into
 * @param exact whether that is the user's own
 * @param node how its node is started
 * @param wall what the node cannot pass
 * @param vm the VM with all that its loader finds for it
 * @param library the library with all that the VM's loader finds for it
 */
public record CellInputs(
    String sha256,
    LoadableModule module,
    boolean exact,
    NodeOptions node,
    String wall,
    Closure vm,
    Closure library) {}
