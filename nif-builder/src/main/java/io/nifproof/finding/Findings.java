package io.nifproof.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what rules find. Not thread-safe. */
public final class Findings {
  /** Of one rule; a table of thousands of broken rows is told by the first of them. */
  private static final int MOST_OF_A_KIND = 200;

  private final Map<String, Kind> kinds;
  private final Severity ceiling;
  private final String preface;
  private final String doubt;

  /** Nothing found yet. */
  public Findings() {
    this(new HashMap<>(), Severity.ERROR, "", "");
  }

  private Findings(Map<String, Kind> kinds, Severity ceiling, String preface, String doubt) {
    this.kinds = kinds;
    this.ceiling = ceiling;
    this.preface = preface;
    this.doubt = doubt;
  }

  /**
   * A way to the same findings for rules that judge what is not certain.
   *
   * @param severity what is worse is lowered to it
   * @param begin what the evidence of such a finding begins with
   * @param end what its meaning ends with
   */
  public Findings atMost(Severity severity, String begin, String end) {
    return new Findings(kinds, severity, begin, end);
  }

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
    boolean lowered = severity.compareTo(ceiling) < 0;
    return new Draft(
        id, lowered ? ceiling : severity, where, found -> add(lowered ? prefaced(found) : found));
  }

  private Finding prefaced(Finding found) {
    return new Finding(
        found.id(),
        found.severity(),
        found.where(),
        preface + found.evidence(),
        found.expected(),
        found.meaning() + doubt,
        found.certainty(),
        found.remedy());
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
