package io.nifproof.audit;

import java.util.ArrayList;
import java.util.List;

/** Collects what rules find. Not thread-safe. */
final class Findings {
  private final List<Finding> all = new ArrayList<>();

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
    return all.stream().sorted(Finding.WORST_FIRST).toList();
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
      all.add(new Finding(id, severity, where, evidence, expected, message, text));
    }
  }
}
