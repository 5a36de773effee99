package io.nifproof.node.crash;

import io.nifproof.node.VmRole;
import java.util.Optional;

/**
 * A frame of a thread's stack.
 *
 * @param address where it was, or will go on
 * @param exact whether the address is that of an instruction; otherwise it is one past a call
 * @param module the file that is mapped there; empty where none is, as in code made by the VM's JIT
 * @param offset from where the module begins in memory; the address itself without one
 * @param symbol what its module exports there
 * @param role the part that it plays in the VM
 */
public record Frame(
    long address,
    boolean exact,
    Optional<String> module,
    long offset,
    Optional<String> symbol,
    Optional<VmRole> role) {
  /** The address of the instruction that runs, or of the call that was made. */
  public long instruction() {
    return exact ? offset : offset - 1;
  }
}
