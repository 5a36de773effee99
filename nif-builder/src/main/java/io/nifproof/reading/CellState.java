package io.nifproof.reading;

import java.util.Locale;

/** What a cell, or a whole report, comes to. */
public enum CellState {
  /** Everything ran and nothing was wrong. */
  PASS,
  /** It could not run. That is not a pass, and says nothing about the library. */
  INCOMPLETE,
  /** It passed once and failed once, or answered differently. That is a failure. */
  FLAKY,
  /** Something is wrong. */
  FAIL;

  /** Its name in reports. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the library is to blame. */
  public boolean bad() {
    return this == FAIL || this == FLAKY;
  }

  /** What a cell of a report says; a word that is not known is no pass. */
  static CellState of(JsonObject cell) {
    String verdict = cell.text("verdict").orElse("");
    if (verdict.equals("flaky") || cell.flag("flaky")) {
      return FLAKY;
    }
    return switch (verdict) {
      case "pass" -> PASS;
      case "fail" -> FAIL;
      default -> INCOMPLETE;
    };
  }
}
