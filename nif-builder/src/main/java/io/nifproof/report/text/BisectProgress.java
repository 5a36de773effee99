package io.nifproof.report.text;

import io.nifproof.bisect.result.BisectEvent;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Shows on stderr what a bisection tries and learns, a line each. */
public final class BisectProgress implements Consumer<BisectEvent> {
  private static final int LABEL = 40;

  private final PrintWriter err;

  /** A view of one run. */
  public BisectProgress(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void accept(BisectEvent event) {
    if (event instanceof BisectEvent.Step step) {
      err.println(step.title());
    } else if (event instanceof BisectEvent.Tried tried) {
      String label = tried.label();
      String line = "  " + Columns.pad(label, LABEL, false);
      if (label.length() > LABEL) {
        err.println("  " + label);
        line = " ".repeat(LABEL + 2);
      }
      String known = tried.remembered() ? " (an equal library)" : "";
      err.println(
          line + " " + Columns.pad(tried.answer().id(), 4, false) + "  " + said(tried) + known);
    } else {
      err.println("=> " + ((BisectEvent.Learnt) event).sentence());
    }
    err.flush();
  }

  private static String said(BisectEvent.Tried tried) {
    return tried.answer().sentence().lines().findFirst().orElse("");
  }
}
