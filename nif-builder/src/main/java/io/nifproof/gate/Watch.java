package io.nifproof.gate;

import io.nifproof.diagnose.Autopsy;
import io.nifproof.diagnose.Symbolizer;
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
 */
public record Watch(Map<Arch, Trap> traps, Symbolizer symbolizer) {
  /** Copies the map. */
  public Watch {
    traps = Map.copyOf(traps);
  }

  /** Watches nothing. */
  public static Watch off() {
    return new Watch(Map.of(), Symbolizer.of(Map.of("PATH", "")));
  }

  Trap trap(Arch arch) {
    return traps.getOrDefault(arch, new Trap.Off());
  }

  NodeOptions options(Arch arch) {
    return trap(arch).in(NodeOptions.DEFAULT);
  }

  /** What the trap saw of a node that had a library; empty when nothing watched. */
  Optional<Autopsy> autopsy(
      Path library,
      ErlangRuntime runtime,
      Outcome outcome,
      Optional<TrapReport> trap,
      String output) {
    boolean emulated = runtime.start() instanceof StartMethod.Emulated;
    return trap.map(report -> Autopsy.of(library, outcome, report, output, symbolizer, emulated));
  }
}
