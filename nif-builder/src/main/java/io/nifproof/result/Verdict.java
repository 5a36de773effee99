package io.nifproof.result;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What a cell, or a whole gate, comes to; the best first. */
public enum Verdict {
  /** Everything that was asked for ran, and nothing was wrong. */
  PASS,
  /** Something could not run. That is not a pass, and says nothing about the library. */
  INCOMPLETE,
  /** It passed once and failed once, or answered differently. That counts as a failure. */
  FLAKY,
  /** Something is wrong. */
  FAIL;

  /** The name in JSON and in reports: {@code pass}, {@code incomplete}, … */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a name; empty when it is none. */
  public static Optional<Verdict> parse(String id) {
    return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
  }

  /** Whether the library is to blame. */
  public boolean bad() {
    return switch (this) {
      case FAIL, FLAKY -> true;
      case PASS, INCOMPLETE -> false;
    };
  }

  /**
   * The worst of them; of nothing at all it is {@link #INCOMPLETE}. The whole of which a part is
   * flaky fails.
   */
  public static Verdict worst(Collection<Verdict> verdicts) {
    Verdict worst = verdicts.stream().max(Verdict::compareTo).orElse(INCOMPLETE);
    return worst == FLAKY ? FAIL : worst;
  }

  @Override
  public String toString() {
    return id();
  }
}
