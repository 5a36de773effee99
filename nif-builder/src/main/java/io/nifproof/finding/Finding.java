package io.nifproof.finding;

import java.util.Comparator;
import java.util.Optional;

/**
 * What was found of a library. Immutable; made with {@link #error}, {@link #warning}, {@link #note}
 * or {@link #of}, or by way of {@link Findings}.
 *
 * @param id what kind of finding
 * @param severity how bad it is
 * @param where the place
 * @param evidence what was found there
 * @param expected what should be there instead
 * @param meaning what that means, in a sentence that stands alone
 * @param certainty how sure that meaning is; empty where there is no doubt
 * @param remedy what to do
 */
public record Finding(
    FindingId id,
    Severity severity,
    Place where,
    String evidence,
    String expected,
    String meaning,
    Optional<Certainty> certainty,
    String remedy) {
  /** The worst first, then by rule and place. */
  public static final Comparator<Finding> WORST_FIRST = Finding::compare;

  /** Begins a finding that fails the library. */
  public static Draft error(FindingId id, Place where) {
    return of(Severity.ERROR, id, where);
  }

  /** Begins a finding that will bite later. */
  public static Draft warning(FindingId id, Place where) {
    return of(Severity.WARNING, id, where);
  }

  /** Begins a finding that is worth knowing. */
  public static Draft note(FindingId id, Place where) {
    return of(Severity.NOTE, id, where);
  }

  /** Begins a finding. */
  public static Draft of(Severity severity, FindingId id, Place where) {
    return new Draft(id, severity, where, unused -> {});
  }

  /** What it means and how sure that is, e.g. {@code a NULL pointer was called (certain)}. */
  public String message() {
    return meaning + certainty.map(how -> " (" + how.id() + ")").orElse("");
  }

  private static int compare(Finding left, Finding right) {
    int order = left.severity.compareTo(right.severity);
    order = order != 0 ? order : left.id.compareTo(right.id);
    order =
        order != 0
            ? order
            : Integer.compare(left.where.row().orElse(-1), right.where.row().orElse(-1));
    return order != 0
        ? order
        : left.where.symbol().orElse("").compareTo(right.where.symbol().orElse(""));
  }

  /** The same, as bad as that. */
  public Finding as(Severity other) {
    return new Finding(id, other, where, evidence, expected, meaning, certainty, remedy);
  }

  /** Whether the library fails because of it. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
