package io.nifproof.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what rules find. Not thread-safe. */
public final class Findings {
  /** Of one rule; a table of thousands of broken rows is told by the first of them. */
  private static final int MOST_OF_A_KIND = 200;

  private final Map<String, Kind> kinds = new HashMap<>();

  /** Begins a finding that fails the library. */
  public Draft error(FindingId id, Place where) {
    return of(Severity.ERROR, id, where);
  }

  /** Begins a finding that will bite later. */
  public Draft warning(FindingId id, Place where) {
    return of(Severity.WARNING, id, where);
  }

  /** Begins a finding that is worth knowing. */
  public Draft note(FindingId id, Place where) {
    return of(Severity.NOTE, id, where);
  }

  /** Begins a finding, which is added when its draft ends. */
  public Draft of(Severity severity, FindingId id, Place where) {
    return new Draft(id, severity, where, this::add);
  }

  private void add(Finding finding) {
    kinds
        .computeIfAbsent(finding.id() + " " + finding.severity(), unused -> new Kind())
        .add(finding);
  }

  /** All, the worst first. */
  public List<Finding> sorted() {
    List<Finding> sorted = new ArrayList<>();
    kinds.values().forEach(kind -> kind.addTo(sorted));
    sorted.sort(Finding.WORST_FIRST);
    return sorted;
  }

  /** The findings of one rule and severity. */
  private static final class Kind {
    private final List<Finding> first = new ArrayList<>();
    private int more;

    void add(Finding finding) {
      if (first.size() < MOST_OF_A_KIND) {
        first.add(finding);
      } else {
        more++;
      }
    }

    void addTo(List<Finding> all) {
      all.addAll(first);
      if (more > 0) {
        Finding last = first.get(first.size() - 1);
        all.add(
            Finding.of(last.severity(), last.id(), Place.of(last.where().file()))
                .found(more + " more of " + last.id())
                .expected(last.expected())
                .means("the library has " + more + " more findings of the same kind")
                .remedy(last.remedy()));
      }
    }
  }
}
