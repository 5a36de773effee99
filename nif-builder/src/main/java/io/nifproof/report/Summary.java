package io.nifproof.report;

import io.nifproof.reading.CellState;
import io.nifproof.reading.Results;
import java.time.Duration;
import java.util.List;

/** How many cells came to what. */
final class Summary {
  private static final List<CellState> ORDER =
      List.of(CellState.PASS, CellState.FAIL, CellState.FLAKY, CellState.INCOMPLETE);

  private Summary() {}

  /** {@code 12 cells, 11 passed, 1 failed in 5.1 s}. */
  static String of(Results results) {
    int cells = results.cells().size();
    StringBuilder text = new StringBuilder(cells + (cells == 1 ? " cell" : " cells"));
    for (CellState state : ORDER) {
      if (results.count(state) > 0) {
        text.append(", ").append(results.count(state)).append(' ').append(CellWords.verb(state));
      }
    }
    if (!results.missing().isEmpty()) {
      text.append(", ").append(results.missing().size()).append(" not possible");
    }
    return text + " in " + Columns.seconds(Duration.ofMillis(results.millis()));
  }
}
