package io.nifproof.gate;

import io.nifproof.audit.Finding;
import io.nifproof.audit.FindingId;
import io.nifproof.audit.Place;
import io.nifproof.audit.Severity;
import io.nifproof.result.CallResult;
import io.nifproof.result.CellResult;
import io.nifproof.result.Circumstances;
import io.nifproof.result.Costs;
import io.nifproof.result.Judge;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether a cell that fails is run again. One that passes then is flaky, which is a failure unless
 * the user allows it: NP203.
 *
 * @param most how often it is run again, at most
 * @param flakyPasses whether a flaky cell passes, with a warning
 */
public record Retries(int most, boolean flakyPasses) {
  /** What is failed is failed. */
  public static final Retries NONE = new Retries(0, false);

  /** More would only hide what is wrong. */
  static final int HIGHEST = 10;

  /** The result of a cell that passed only after it had failed. */
  CellResult flaky(CellResult passed, CellResult failed, int attempt) {
    String ids =
        String.join(
            ", ",
            failed.findings().stream()
                .filter(Finding::isError)
                .map(finding -> finding.id().value())
                .distinct()
                .toList());
    Finding finding =
        new Finding(
            new FindingId(Judge.FLAKY),
            flakyPasses ? Severity.WARNING : Severity.ERROR,
            Place.of(Path.of(passed.subject().library())),
            "attempt 1: "
                + trouble(failed)
                + (ids.isEmpty() ? "" : " (" + ids + ")")
                + "; attempt "
                + attempt
                + ": passed",
            "the same result each time",
            "the cell is flaky: with the same library and runtime it failed first and passed when it"
                + " was run again",
            "look for threads, uninitialised memory and timing; `nifproof gate --cell "
                + passed.id()
                + " --no-cache` runs it alone");
    Circumstances last = passed.circumstances();
    Costs costs =
        new Costs(
            last.costs().millis() + failed.costs().millis(),
            last.costs().loadMillis(),
            last.costs().size());
    return passed.with(
        List.of(finding), new Circumstances(false, last.wall(), last.instruments(), costs));
  }

  /** What went wrong first. */
  private static String trouble(CellResult failed) {
    return failed.calls().stream()
        .filter(call -> !call.asExpected())
        .map(CallResult::sentence)
        .findFirst()
        .orElse(failed.sentence());
  }
}
