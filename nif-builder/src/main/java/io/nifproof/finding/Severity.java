package io.nifproof.finding;

import java.util.Locale;

/** How bad a finding is; the worst first. */
public enum Severity {
  /** Fails to load, or crashes. */
  ERROR,
  /** Will bite later. */
  WARNING,
  /** Worth knowing. */
  NOTE;

  /** The name in JSON: {@code error}, {@code warning} or {@code note}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return id();
  }
}
