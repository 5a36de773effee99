package io.nifproof.finding;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The suppressions of a run, and which of them were of use. Thread-safe. */
public final class Suppressions {
  private final List<Suppression> all;
  private final Set<Suppression> used = ConcurrentHashMap.newKeySet();

  /** Those of a project. */
  public Suppressions(List<Suppression> all) {
    this.all = List.copyOf(all);
  }

  /** All of them. */
  public List<Suppression> all() {
    return all;
  }

  /** Whether one of them answers for a finding, which is then remembered as used. */
  public boolean covers(Finding finding) {
    boolean covered = false;
    for (Suppression suppression : all) {
      if (suppression.covers(finding)) {
        used.add(suppression);
        covered = true;
      }
    }
    return covered;
  }

  /** Those that no finding needed so far. */
  public List<Suppression> unused() {
    return all.stream().filter(suppression -> !used.contains(suppression)).toList();
  }
}
