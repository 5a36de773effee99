package io.nifproof.audit;

import java.util.Locale;
import java.util.Optional;

/**
 * The stable name of a rule: {@code NP} and three digits, never reused. Each has a page in
 * docs/findings.
 *
 * @param value e.g. {@code NP010}
 */
public record FindingId(String value) implements Comparable<FindingId> {
  /** Validates the form. */
  public FindingId {
    if (!wellFormed(value)) {
      throw new IllegalArgumentException(
          "finding id `" + value + "`, expected `NP` and three digits");
    }
  }

  /**
   * Reads an id in any case; empty when it has another form. Whether a rule has it, is not asked.
   */
  public static Optional<FindingId> parse(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    return wellFormed(upper) ? Optional.of(new FindingId(upper)) : Optional.empty();
  }

  /** By hand: these are the only words of an audit that a pattern would be compiled for. */
  private static boolean wellFormed(String text) {
    return text.length() == 5
        && text.startsWith("NP")
        && text.chars().skip(2).allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public int compareTo(FindingId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
