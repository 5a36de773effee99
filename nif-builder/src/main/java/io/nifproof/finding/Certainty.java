package io.nifproof.finding;

import java.util.Locale;

/** How sure a diagnosis is. */
public enum Certainty {
  /** What was seen has no other explanation. */
  CERTAIN,
  /** The usual explanation of what was seen; there are others. */
  LIKELY,
  /** One of several. */
  POSSIBLE;

  /** The name in JSON. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
