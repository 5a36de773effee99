package io.nifproof.report.text;

import io.nifproof.result.Results;
import io.nifproof.result.Verdict;
import io.nifproof.result.words.CellWords;
import java.time.Duration;
import java.util.List;

/** How many cells came to what. */
public final class Summary {
  private static final List<Verdict> ORDER =
      List.of(Verdict.PASS, Verdict.FAIL, Verdict.FLAKY, Verdict.INCOMPLETE);

  private Summary() {}

  /** {@code 12 cells, 11 passed, 1 failed in 5.1 s}. */
  public static String of(Results results) {
    int cells = results.cells().size();
    boolean nothing = cells == 0;
    StringBuilder text =
        new StringBuilder(nothing ? "nothing was checked" : CellWords.count(cells, "cell"));
    for (Verdict state : ORDER) {
      if (results.count(state) > 0) {
        text.append(", ").append(results.count(state)).append(' ').append(CellWords.verb(state));
        text.append(state == Verdict.PASS ? remembered(results) : "");
      }
    }
    if (!results.missing().isEmpty()) {
      text.append(", ").append(results.missing().size()).append(" not possible");
    }
    text.append(" in ").append(Columns.seconds(Duration.ofMillis(results.millis())));
    return text + results.account().foreign().map(line -> "; " + line).orElse("");
  }

  /** How many of those that passed did so in an earlier run. */
  private static String remembered(Results results) {
    long count =
        results.cells().stream()
            .filter(cell -> cell.verdict() == Verdict.PASS && cell.circumstances().cached())
            .count();
    return count == 0 ? "" : " (" + count + " remembered)";
  }
}
