package io.nifproof.audit;

import java.util.Comparator;

/**
 * What a rule has found in a library. Immutable.
 *
 * @param id the rule
 * @param severity how bad it is
 * @param where the place
 * @param evidence what was found there
 * @param expected what should be there instead
 * @param message what that means, in a sentence that stands alone
 * @param remedy what to do
 */
public record Finding(
    FindingId id,
    Severity severity,
    Place where,
    String evidence,
    String expected,
    String message,
    String remedy) {
  /** The worst first, then by rule and place. */
  public static final Comparator<Finding> WORST_FIRST = Finding::compare;

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

  /** Whether the library fails because of it. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
