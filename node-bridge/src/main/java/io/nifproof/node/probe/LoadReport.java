package io.nifproof.node.probe;

import io.nifproof.node.Phase;
import io.nifproof.node.crash.TrapReport;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of loading a library.
 *
 * @param outcome what the node did
 * @param phase where the library was when it failed; empty when it loaded or when it is not known
 * @param took from the call of {@code load_nif} to the outcome
 * @param output the end of what the VM wrote to stdout and stderr
 * @param module the name of the module it was loaded into; empty when it never came to that
 * @param trap what the crash trap noted; empty without it
 * @param placement where the library lies in memory, when it loaded and the node says so
 * @param recompiled whether the VM refused the module and got it from its own compiler instead
 */
public record LoadReport(
    Outcome outcome,
    Optional<Phase> phase,
    Duration took,
    String output,
    String module,
    Optional<TrapReport> trap,
    Optional<Placement> placement,
    boolean recompiled) {
  /** Of a library that is nowhere in memory. */
  public LoadReport(
      Outcome outcome,
      Optional<Phase> phase,
      Duration took,
      String output,
      String module,
      Optional<TrapReport> trap) {
    this(outcome, phase, took, output, module, trap, Optional.empty(), false);
  }
}
