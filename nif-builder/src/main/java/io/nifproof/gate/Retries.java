package io.nifproof.gate;

import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Place;
import io.nifproof.finding.Severity;
import java.util.ArrayList;
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

  /** The finding of a cell that passed only after it had failed. */
  static final FindingId FLAKY = FindingId.NP203;

  /** The result of a cell that passed only after it had failed. */
  CellResult flaky(CellResult passed, CellResult failed, int attempt) {
    List<Finding> findings = new ArrayList<>(passed.findings());
    String before =
        failed
            .crash()
            .flatMap(autopsy -> autopsy.sentence())
            .or(() -> failed.load().map(load -> load.outcome().id()))
            .orElse("failed");
    String ids =
        String.join(
            ", ",
            failed.findings().stream()
                .filter(Finding::isError)
                .map(finding -> finding.id().name())
                .distinct()
                .toList());
    findings.add(
        Finding.of(
                flakyPasses ? Severity.WARNING : Severity.ERROR, FLAKY, Place.of(passed.library()))
            .found(
                "attempt 1: "
                    + before
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
                    + passed.cell().id()
                    + " --no-cache` runs it alone"));
    findings.sort(Finding.WORST_FIRST);
    return new CellResult(
        passed.cell(),
        passed.library(),
        passed.build(),
        passed.load(),
        passed.autopsy(),
        passed.calls(),
        findings,
        passed.leftBehind(),
        passed.took().plus(failed.took()),
        passed.sha256(),
        false);
  }
}
