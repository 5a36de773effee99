package io.nifproof.report.text;

import io.nifproof.result.Verdict;

/** Colours for a terminal, or nothing. */
public enum Style {
  /** Plain text. */
  PLAIN,
  /** ANSI colours. */
  COLOUR;

  String good(String text) {
    return paint("32", text);
  }

  String bad(String text) {
    return paint("31;1", text);
  }

  String doubtful(String text) {
    return paint("33", text);
  }

  String faint(String text) {
    return paint("2", text);
  }

  private String paint(String code, String text) {
    return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }

  /** Painted as it bodes. */
  String verdict(Verdict verdict, String text) {
    return switch (verdict) {
      case PASS -> good(text);
      case INCOMPLETE, FLAKY -> doubtful(text);
      case FAIL -> bad(text);
    };
  }
}
