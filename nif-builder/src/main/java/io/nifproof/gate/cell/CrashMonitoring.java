package io.nifproof.gate.cell;

import io.nifproof.diagnose.CrashDiagnosis;
import io.nifproof.diagnose.symbol.Symbolizer;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.StartMethod;
import io.nifproof.node.crash.Trap;
import io.nifproof.node.crash.TrapReport;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.probe.Outcome;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What nodes are watched with. Thread-safe.
 *
 * @param traps the crash trap of each architecture; absent ones are off
 * @param symbolizer names the frames of a crash
 * @param required whether a cell without the trap is incomplete
 */
public record CrashMonitoring(Map<Arch, Trap> traps, Symbolizer symbolizer, boolean required) {
  /** Copies the map. */
  public CrashMonitoring {
    traps = Map.copyOf(traps);
  }

  /** Watches nothing. */
  public static CrashMonitoring off() {
    return new CrashMonitoring(Map.of(), Symbolizer.of(Map.of("PATH", "")), false);
  }

  /** The same, where a cell without the trap is incomplete; not where nobody wants a trap. */
  public CrashMonitoring requiring(boolean trap) {
    return new CrashMonitoring(traps, symbolizer, required || (trap && !traps.isEmpty()));
  }

  public Trap trap(Arch arch) {
    return traps.getOrDefault(arch, new Trap.Off());
  }

  NodeOptions options(Arch arch) {
    return trap(arch).in(NodeOptions.DEFAULT);
  }

  /** What the trap saw of a node that had a library; empty when nothing watched. */
  public Optional<CrashDiagnosis> diagnosis(
      Path library,
      ErlangRuntime runtime,
      Outcome outcome,
      Optional<TrapReport> trap,
      String output) {
    boolean emulated = runtime.start() instanceof StartMethod.Emulated;
    return trap.map(
        report -> CrashDiagnosis.of(library, outcome, report, output, symbolizer, emulated));
  }
}
