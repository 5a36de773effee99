package io.nifproof.result;

import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Place;
import io.nifproof.finding.Severity;
import java.util.Comparator;
import java.util.Optional;

/**
 * What was found in a cell, as reports tell it. A file may have one that only a later version
 * knows, and so its id is a text.
 *
 * @param id its id, e.g. {@code NP010}
 * @param severity how bad it is
 * @param where the place
 * @param evidence what was found there
 * @param expected what should be there instead
 * @param message what that means, in a sentence that stands alone
 * @param remedy what to do
 */
public record CellFinding(
    String id,
    Severity severity,
    Place where,
    String evidence,
    String expected,
    String message,
    String remedy) {
  /** The worst first, then by rule and place. */
  public static final Comparator<CellFinding> WORST_FIRST =
      Comparator.comparing(CellFinding::severity)
          .thenComparing(CellFinding::id)
          .thenComparingInt(one -> one.where.row().orElse(-1))
          .thenComparing(one -> one.where.symbol().orElse(""));

  /** The same as it was found. */
  public static CellFinding of(Finding finding) {
    return new CellFinding(
        finding.id().name(),
        finding.severity(),
        finding.where(),
        finding.evidence(),
        finding.expected(),
        finding.message(),
        finding.remedy());
  }

  /** Whether the library fails because of it. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** What kind of finding it is, where this version knows it. */
  public Optional<FindingId> known() {
    return FindingId.parse(id);
  }

  /** Whether it is of this kind. */
  public boolean is(FindingId kind) {
    return id.equals(kind.name());
  }
}
