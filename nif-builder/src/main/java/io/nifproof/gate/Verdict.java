package io.nifproof.gate;

import java.util.Collection;
import java.util.Locale;

/** What a cell, or a whole gate, comes to. */
public enum Verdict {
  /** Everything that was asked for ran, and nothing was wrong. */
  PASS,
  /** Something could not run. That is not a pass. */
  INCOMPLETE,
  /** Something is wrong. */
  FAIL;

  /** The name in JSON: {@code pass}, {@code incomplete} or {@code fail}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The worst of them; of nothing at all it is {@link #INCOMPLETE}. */
  public static Verdict worst(Collection<Verdict> verdicts) {
    return verdicts.stream().max(Verdict::compareTo).orElse(INCOMPLETE);
  }

  @Override
  public String toString() {
    return id();
  }
}
