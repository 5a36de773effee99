package io.nifproof.gate.spec;

import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Place;
import io.nifproof.finding.Severity;
import io.nifproof.result.CallResult;
import io.nifproof.result.CellFinding;
import io.nifproof.result.CellResult;
import io.nifproof.result.Circumstances;
import io.nifproof.result.Costs;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

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
  public CellResult flaky(CellResult passed, CellResult failed, int attempt) {
    String ids =
        failed.findings().stream()
            .filter(CellFinding::isError)
            .map(CellFinding::id)
            .distinct()
            .collect(Collectors.joining(", "));
    Place library = Place.of(Path.of(passed.subject().library()));
    Finding finding =
        Finding.of(flakyPasses ? Severity.WARNING : Severity.ERROR, FindingId.NP203, library)
            .found(
                "attempt 1: "
                    + trouble(failed)
                    + (ids.isEmpty() ? "" : " (" + ids + ")")
                    + "; attempt "
                    + attempt
                    + ": passed")
            .expected("the same result each time")
            .means(
                "the cell is flaky: with the same library and runtime it failed first and passed"
                    + " when it was run again")
            .remedy(
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
