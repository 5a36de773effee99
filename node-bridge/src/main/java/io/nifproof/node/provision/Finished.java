package io.nifproof.node.provision;

import java.util.List;

/**
 * How a short-lived command ended.
 *
 * @param exit its exit status; above 128 it was a signal
 * @param overdue whether it was ended because its time was over
 * @param lines what it wrote to both streams
 */
record Finished(int exit, boolean overdue, List<String> lines) {
  Finished {
    lines = List.copyOf(lines);
  }

  boolean ok() {
    return exit == 0 && !overdue;
  }

  /** Its last words, at most this many lines. */
  List<String> last(int count) {
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }
}
