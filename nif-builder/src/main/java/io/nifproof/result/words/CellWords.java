package io.nifproof.result.words;

import io.nifproof.result.CellResult;
import io.nifproof.result.Verdict;
import java.util.List;

/** A state in a word and a sign, so that no report needs colours to be read. */
public final class CellWords {
  private CellWords() {}

  /**
   * One word for a cell, the same everywhere: what it comes to when it passes or is flaky, else
   * what it did that spoilt it.
   */
  public static String of(CellResult cell) {
    return switch (cell.verdict()) {
      case PASS -> pass(cell);
      case FLAKY -> cell.verdict().id();
      case INCOMPLETE, FAIL -> spoilt(cell);
    };
  }

  /** The word of a pass that nobody watched from inside the VM. */
  private static String pass(CellResult cell) {
    return cell.verdict().id()
        + cell.circumstances().blind().map(one -> " (without " + one.name() + ")").orElse("");
  }

  private static String spoilt(CellResult cell) {
    return switch (cell.outcome()) {
      case REFUSED, CRASHED, HUNG, EXITED, NEVER_STARTED, NOT_BUILT -> cell.outcome().id();
      case LOADED -> afterLoad(cell);
      case UNKNOWN -> cell.verdict().id();
    };
  }

  /** A load that went well and a cell that did not: a call or a finding is to blame. */
  private static String afterLoad(CellResult cell) {
    return cell.calls().stream()
        .filter(call -> !call.asExpected())
        .map(call -> call.end().id())
        .findFirst()
        .orElse(cell.verdict() == Verdict.FAIL ? "finding" : cell.verdict().id());
  }

  /** A sign for a verdict. */
  public static String sign(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "✓";
      case FLAKY -> "≈";
      case INCOMPLETE -> "?";
      case FAIL -> "✗";
    };
  }

  /** What happened to cells, for counts: {@code 3 failed}. */
  public static String verb(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "passed";
      case FLAKY -> "flaky";
      case INCOMPLETE -> "could not run";
      case FAIL -> "failed";
    };
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  public static String list(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** {@code 1 cell}, {@code 2 cells}. */
  public static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
