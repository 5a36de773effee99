package io.nifproof.report;

import io.nifproof.gate.plan.Blocked;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.gate.run.GateEvent;
import io.nifproof.result.CellResult;
import io.nifproof.result.Results;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps report files while a run goes on, so that one which is killed has lost little: they are
 * written again when there is news, but a tenth of the time at most, and once more when the process
 * is told to end. A report of a run that has not ended says so and is incomplete.
 */
public final class ReportFiles {
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int SHARE = 10;

  private final List<ReportFile> files;
  private final String version;
  private final Thread atTheEnd = new Thread(this::interrupted, "reports-at-the-end");

  /** Held while files are written; the run itself only ever waits for the object's own lock. */
  private final Object writing = new Object();

  private final Map<String, CellResult> results = new HashMap<>();
  private Optional<GatePlan> plan = Optional.empty();
  private long started;
  private boolean news;
  private boolean ended;

  /**
   * Files that are not written yet.
   *
   * @param version of nifproof
   */
  public ReportFiles(List<ReportFile> files, String version) {
    this.files = List.copyOf(files);
    this.version = version;
  }

  /** Takes notice of what happens in a run. */
  public synchronized void accept(GateEvent event) {
    if (files.isEmpty()) {
      return;
    }
    if (event instanceof GateEvent.Started begun) {
      plan = Optional.of(begun.plan());
      started = System.nanoTime();
      Runtime.getRuntime().addShutdownHook(atTheEnd);
      Thread writer = new Thread(this::keepWriting, "reports");
      writer.setDaemon(true);
      writer.start();
    } else if (event instanceof GateEvent.Finished finished) {
      results.put(finished.result().id(), finished.result());
    } else if (event instanceof GateEvent.Timed timed) {
      results.put(timed.result().id(), timed.result());
    }
    news = true;
    notifyAll();
  }

  /** Writes the reports of a run that has ended. */
  public void finish(Results whole) throws IOException {
    synchronized (writing) {
      end();
      write(whole);
    }
    forget();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  private synchronized boolean ended() {
    return ended;
  }

  private void forget() {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException ending) {
      return; // the hook runs already, and finds that there is nothing left to do
    }
  }

  private void keepWriting() {
    try {
      while (awaitNews()) {
        long start = System.nanoTime();
        writeUnlessEnded();
        long took = (System.nanoTime() - start) / 1_000_000;
        Thread.sleep(Math.max(PAUSE.toMillis(), SHARE * took));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean awaitNews() throws InterruptedException {
    while (!news && !ended) {
      wait();
    }
    news = false;
    return !ended;
  }

  /** What cannot be written now is told when the run ends, and must not disturb it. */
  private void writeUnlessEnded() {
    synchronized (writing) {
      if (!ended()) {
        try {
          write(soFar());
        } catch (IOException | RuntimeException later) {
          again();
        }
      }
    }
  }

  private synchronized void again() {
    news = true;
  }

  /** Waits for a report that is being written: the process must not end within it. */
  private void interrupted() {
    synchronized (writing) {
      writeUnlessEnded();
      end();
    }
  }

  private synchronized Results soFar() {
    GatePlan whole = plan.orElseThrow();
    List<CellResult> done =
        whole.cells().stream()
            .map(cell -> results.get(cell.id()))
            .filter(Objects::nonNull)
            .toList();
    List<Blocked> blocked = new ArrayList<>(whole.blocked());
    int left = whole.cells().size() - done.size();
    blocked.add(
        new Blocked(
            "the rest of the run",
            "the run was interrupted, or goes on: "
                + left
                + " of "
                + whole.cells().size()
                + " cells have no result yet",
            List.of("run it again")));
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    return new GatePlan(whole.name(), whole.cells(), blocked, whole.account()).results(done, took);
  }

  /** Writes each of them, also after one that could not be written. */
  private void write(Results now) throws IOException {
    Optional<IOException> failure = Optional.empty();
    for (ReportFile file : files) {
      try {
        file.write(now, version);
      } catch (IOException e) {
        failure = failure.or(() -> Optional.of(e));
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
