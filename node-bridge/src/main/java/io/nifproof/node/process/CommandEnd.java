package io.nifproof.node.process;

import java.time.Duration;
import java.util.List;

/**
 * How a command ended. Nothing of its process group runs any more.
 *
 * @param status its exit status; above 128 it is 128 and the signal that ended it
 * @param overdue whether it was ended because its time was over
 * @param output what it wrote on both streams, in order: all, or the beginning and the end
 * @param truncated whether the middle of the output is missing
 * @param took how long it ran
 */
public record CommandEnd(
    int status, boolean overdue, String output, boolean truncated, Duration took) {
  /** Whether it ended in time, and well. */
  public boolean ok() {
    return status == 0 && !overdue;
  }

  /** The lines of its output. */
  public List<String> lines() {
    return output.lines().toList();
  }

  /** Its last words, at most this many lines. */
  public List<String> last(int count) {
    List<String> lines = lines();
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }
}
