package io.nifproof.node.crash;

import io.nifproof.node.launch.ErlangNode;
import io.nifproof.node.launch.NodeOptions;
import io.nifproof.node.launch.NodeRecord;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The crash trap for one architecture: there, or absent with a reason. */
public sealed interface Trap {
  /**
   * It was compiled.
   *
   * @param library the file to preload
   */
  record Ready(Path library) implements Trap {}

  /**
   * It is not there, so a crash is told by its signal alone: no phase, no function, no registers.
   *
   * @param reason why, and what to do
   */
  record Blind(String reason) implements Trap {}

  /** Was not wanted. */
  record Off() implements Trap {}

  /** A node's options with the trap in them, as far as there is one. */
  default NodeOptions in(NodeOptions options) {
    return this instanceof Ready ready
        ? options.withPreload(ready.library(), "NIFPROOF_TRAP", NodeRecord.NAME)
        : options;
  }

  /**
   * Has every thread of a node that hangs say what it does, for {@link #report}; waits half a
   * second at most after the first has spoken, two altogether.
   */
  static void dumpThreads(ErlangNode node) {
    if (report(node).isEmpty()) {
      return; // nobody is there to take the signal, which would end the VM
    }
    node.signal("USR2");
    long start = System.nanoTime();
    int before = -1;
    int quiet = 0;
    while (quiet < 5 && System.nanoTime() - start < 2_000_000_000L) {
      LockSupport.parkNanos(50_000_000L);
      int now = report(node).map(report -> report.threads().size()).orElse(0);
      quiet = now > 0 && now == before ? quiet + 1 : 0;
      before = now;
    }
  }

  /** What the trap noted in a node so far; empty when the node was started without it. */
  static Optional<TrapReport> report(ErlangNode node) {
    return TrapReport.of(node.record().bytes());
  }
}
