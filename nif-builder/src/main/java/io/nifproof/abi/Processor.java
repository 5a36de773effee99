package io.nifproof.abi;

import io.nifproof.elf.Machine;
import io.nifproof.node.Arch;
import java.util.Optional;

/** Follows the code of one architecture. */
interface Processor {
  /** Prepares registers and stack as they are when a function begins. */
  void enter(Path path);

  /** Carries out the instruction at the path's address, in the path's state. */
  Flow step(Path path);

  /** Forgets what a called function may have changed. */
  void forgetAfterCall(Path path);

  /** The one for a machine, when there is one. */
  static Optional<Processor> of(Machine machine) {
    return machine.arch().map(arch -> arch == Arch.AMD64 ? new Amd64() : new Arm64());
  }
}
