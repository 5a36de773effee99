package io.nifproof.report.text;

import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.run.GateEvent;
import io.nifproof.result.Verdict;
import io.nifproof.visible.Visible;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Shows on stderr what goes on: one line that changes on a terminal, a line for each cell elsewhere
 * when asked to be verbose. Not thread-safe: events come one at a time.
 */
public final class Progress implements Consumer<GateEvent> {
  private static final int WIDTH = 79;

  private final PrintWriter err;
  private final boolean terminal;
  private final boolean verbose;
  private int cells;
  private int done;
  private int failed;

  /**
   * A view of one run.
   *
   * @param err where to
   * @param terminal whether that is a terminal
   * @param verbose whether to write lines where it is none
   */
  public Progress(PrintWriter err, boolean terminal, boolean verbose) {
    this.err = err;
    this.terminal = terminal;
    this.verbose = verbose;
  }

  @Override
  public void accept(GateEvent event) {
    if (event instanceof GateEvent.Started started) {
      cells = started.plan().cells().size();
    } else if (event instanceof GateEvent.Building building) {
      show("building " + words(building.libraries()));
    } else if (event instanceof GateEvent.Booting booting) {
      show("booting for " + booting.cell().id());
    } else if (event instanceof GateEvent.Timing timing) {
      int others = timing.cells().size() - 1;
      String more = others > 0 ? " and " + others + " more" : "";
      show("timing the calls of " + timing.cells().get(0).id() + more);
    } else if (event instanceof GateEvent.Finished finished) {
      done++;
      failed += finished.result().verdict() == Verdict.PASS ? 0 : 1;
      show(finished.result().id() + " " + finished.result().sentence());
    } else if (terminal && event instanceof GateEvent.Ended) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }

  private static String words(List<Cell.Subject.Build> libraries) {
    Cell.Subject.Build first = libraries.get(0);
    String all = libraries.stream().map(Cell.Subject::id).collect(Collectors.joining(", "));
    return all + " for " + first.variant().toolchain().target();
  }

  private void show(String what) {
    String counts =
        "[" + done + "/" + cells + (failed > 0 ? ", " + failed + " not passed" : "") + "] ";
    if (terminal) {
      String line = counts + Visible.name(what.lines().findFirst().orElse(""));
      err.print("\r\u001b[K" + line.substring(0, Math.min(WIDTH, line.length())));
      err.flush();
    } else if (verbose) {
      err.println(counts + Visible.name(what));
    }
  }
}
