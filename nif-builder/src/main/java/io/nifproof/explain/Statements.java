package io.nifproof.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects statements. Not thread-safe. */
final class Statements {
  private final List<Statement> all = new ArrayList<>();

  Statements proves(int line, String text) {
    return add(Statement.Kind.PROVES, line, text);
  }

  Statements suggests(int line, String text) {
    return add(Statement.Kind.SUGGESTS, line, text);
  }

  Statements excludes(int line, String text) {
    return add(Statement.Kind.EXCLUDES, line, text);
  }

  /** The next step; the line is the one that suggests it. */
  Statements next(int line, String text) {
    return add(Statement.Kind.TRY, line, text);
  }

  private Statements add(Statement.Kind kind, int line, String text) {
    boolean known = all.stream().anyMatch(s -> s.kind() == kind && s.text().equals(text));
    if (!known) {
      all.add(new Statement(kind, line, text));
    }
    return this;
  }

  List<Statement> sorted() {
    return all.stream().sorted(Comparator.comparing(Statement::kind)).toList();
  }
}
