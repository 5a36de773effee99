package io.nifproof.gate;

import io.nifproof.audit.Finding;
import io.nifproof.audit.FindingId;
import io.nifproof.audit.Place;
import io.nifproof.audit.Severity;
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

  static final String FLAKY = "NP203";

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
                .map(finding -> finding.id().value())
                .distinct()
                .toList());
    findings.add(
        new Finding(
            new FindingId(FLAKY),
            flakyPasses ? Severity.WARNING : Severity.ERROR,
            Place.of(passed.library()),
            "attempt 1: "
                + before
                + (ids.isEmpty() ? "" : " (" + ids + ")")
                + "; attempt "
                + attempt
                + ": passed",
            "the same result each time",
            "the cell is flaky: with the same library and runtime it failed first and passed when it"
                + " was run again",
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
