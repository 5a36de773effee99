package io.nifproof.report;

import io.nifproof.reading.CaseRow;
import io.nifproof.reading.CellRow;
import io.nifproof.reading.CellState;
import java.util.List;

/** A cell in a word and a sign, so that no report needs colours to be read. */
final class CellWords {
  private static final List<String> ENDS = List.of("crashed", "hung", "exited");

  private CellWords() {}

  /** What it did when it failed, else what it came to. */
  static String word(CellRow cell) {
    if (cell.state() != CellState.FAIL) {
      return word(cell.state());
    }
    return switch (cell.outcome()) {
      case "loaded" -> afterLoad(cell);
      case "never-started" -> "not built";
      default -> Visible.line(cell.outcome(), 16);
    };
  }

  /** A load that went well and a cell that did not: a call, an answer or a finding is to blame. */
  private static String afterLoad(CellRow cell) {
    for (CaseRow row : cell.cases()) {
      boolean ended = row.result().isEmpty() && ENDS.contains(row.outcome());
      if (ended || !row.ok().orElse(true)) {
        return row.outcome().isEmpty() ? "unexpected" : Visible.line(row.outcome(), 16);
      }
    }
    return "finding";
  }

  static String word(CellState state) {
    return switch (state) {
      case PASS -> "pass";
      case FLAKY -> "flaky";
      case INCOMPLETE -> "not run";
      case FAIL -> "fail";
    };
  }

  static String sign(CellState state) {
    return switch (state) {
      case PASS -> "✓";
      case FLAKY -> "≈";
      case INCOMPLETE -> "?";
      case FAIL -> "✗";
    };
  }

  /** What happened to cells, for counts: {@code 3 failed}. */
  static String verb(CellState state) {
    return switch (state) {
      case PASS -> "passed";
      case FLAKY -> "flaky";
      case INCOMPLETE -> "could not run";
      case FAIL -> "failed";
    };
  }
}
