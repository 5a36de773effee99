package io.nifproof.toolchain;

import java.time.Duration;
import java.util.List;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.Watchdog;

/**
 * Kills a process with everything it started. A compiler driver's own children ({@code cc1}, {@code
 * ld}) would otherwise go on and hold its output open.
 */
final class TreeWatchdog extends ExecuteWatchdog {
  private final Runnable whenEnded;
  private Process process;
  private boolean cancelled;
  private boolean overdue;

  @SuppressWarnings("deprecation") // the builder that replaces it cannot make a subclass
  TreeWatchdog(Duration deadline, Runnable whenEnded) {
    super(deadline.toMillis());
    this.whenEnded = whenEnded;
  }

  @Override
  public synchronized void start(Process started) {
    process = started;
    var unused = started.onExit().thenRun(whenEnded);
    super.start(started);
    if (cancelled) {
      killTree();
    }
  }

  @Override
  public synchronized void timeoutOccured(Watchdog watchdog) {
    overdue = process != null && process.isAlive();
    killTree();
    super.timeoutOccured(watchdog);
  }

  /** Whether the deadline ended it. The inherited answer is no when it dies before it is asked. */
  synchronized boolean overdue() {
    return overdue;
  }

  /** Kills the process now, or as soon as it starts. */
  synchronized void cancel() {
    cancelled = true;
    killTree();
  }

  private void killTree() {
    Process root = process;
    if (root != null) {
      List<ProcessHandle> children = root.descendants().toList();
      // A driver that lives a moment longer than its children prints a needless complaint.
      root.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
