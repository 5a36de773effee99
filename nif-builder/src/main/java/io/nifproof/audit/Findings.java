package io.nifproof.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what rules find. Not thread-safe. */
final class Findings {
  /** Of one rule; a table of thousands of broken rows is told by the first of them. */
  private static final int MOST_OF_A_KIND = 200;

  private final Map<String, Kind> kinds = new HashMap<>();

  Draft error(String id, Place where) {
    return new Draft(id, Severity.ERROR, where);
  }

  Draft warning(String id, Place where) {
    return new Draft(id, Severity.WARNING, where);
  }

  Draft note(String id, Place where) {
    return new Draft(id, Severity.NOTE, where);
  }

  Draft of(Severity severity, String id, Place where) {
    return new Draft(id, severity, where);
  }

  /** All, the worst first. */
  List<Finding> sorted() {
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
            new Finding(
                last.id(),
                last.severity(),
                Place.of(last.where().file()),
                more + " more of " + last.id(),
                last.expected(),
                "the library has " + more + " more findings of the same kind",
                last.remedy()));
      }
    }
  }

  /** A finding that is being written; {@link #remedy} ends and adds it. */
  final class Draft {
    private final FindingId id;
    private final Severity severity;
    private final Place where;
    private String evidence = "";
    private String expected = "";
    private String message = "";

    private Draft(String id, Severity severity, Place where) {
      this.id = new FindingId(id);
      this.severity = severity;
      this.where = where;
    }

    Draft found(String text) {
      evidence = text;
      return this;
    }

    Draft expected(String text) {
      expected = text;
      return this;
    }

    Draft means(String text) {
      message = text;
      return this;
    }

    void remedy(String text) {
      kinds
          .computeIfAbsent(id + " " + severity, unused -> new Kind())
          .add(new Finding(id, severity, where, evidence, expected, message, text));
    }
  }
}
