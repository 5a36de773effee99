package io.nifproof.node.crash;

import io.nifproof.node.Doubt;
import io.nifproof.node.files.Checksum;
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
   * @param sha256 the digest of what the compiler made
   * @param replaced whether something else lay in its place, so that it was made again
   */
  record Ready(Path library, String sha256, boolean replaced) implements Trap {
    /** It is looked at before each node: one that ran before could have changed it. */
    private void requireUnchanged() {
      if (!Checksum.SHA256.ifReadable(library).equals(Optional.of(sha256))) {
        throw new IllegalStateException(
            "the crash trap `"
                + library
                + "` is not what was compiled any more; expected that nothing but nifproof writes"
                + " into its cache; hint: run again, which makes it anew");
      }
    }
  }

  /**
   * It is not there, so a crash is told by its signal alone: no phase, no function, no registers.
   *
   * @param reason why, and what to do
   */
  record Blind(String reason) implements Trap {}

  /** Was not wanted. */
  record Off() implements Trap {}

  /**
   * A node's options with the trap in them, as far as there is one.
   *
   * @throws IllegalStateException when its file was changed since it was compiled
   */
  default NodeOptions in(NodeOptions options) {
    if (!(this instanceof Ready ready)) {
      return options;
    }
    ready.requireUnchanged();
    return options.withPreload(ready.library(), "NIFPROOF_TRAP", NodeRecord.NAME);
  }

  /**
   * Has every thread of a node that hangs say what it does, for {@link #report}; waits half a
   * second at most after the first has spoken, two altogether.
   */
  static void dumpThreads(ErlangNode node) {
    if (report(node).isEmpty() || node.runsOtherProgram()) {
      return; // nobody is there to take the signal, which would end the process
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

  /**
   * What the trap noted in a node so far; empty when the node was started without it. That a record
   * which was there is none any more is a doubt.
   */
  static Optional<TrapReport> report(ErlangNode node) {
    Optional<TrapReport> report = TrapReport.of(node.record().bytes());
    if (report.isPresent()) {
      node.record().seen();
    } else if (node.record().wasSeen()) {
      node.doubt(Doubt.RECORD_LOST);
    }
    return report;
  }
}
