package io.nifproof.explain.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects statements, each once. Not thread-safe. */
public final class Statements {
  private final List<Statement> all = new ArrayList<>();

  /** Something true, if the line is. */
  public Statements proves(int line, String text) {
    return add(Statement.Kind.PROVES, line, text);
  }

  /** Something likely. */
  public Statements suggests(int line, String text) {
    return add(Statement.Kind.SUGGESTS, line, text);
  }

  /** Something that cannot be, if the line is true. */
  public Statements excludes(int line, String text) {
    return add(Statement.Kind.EXCLUDES, line, text);
  }

  /** The next step; the line is the one that suggests it. */
  public Statements next(int line, String text) {
    return add(Statement.Kind.TRY, line, text);
  }

  /** A statement of a kind. */
  public Statements add(Statement.Kind kind, int line, String text) {
    boolean known = all.stream().anyMatch(s -> s.kind() == kind && s.text().equals(text));
    if (!known) {
      all.add(new Statement(kind, line, text));
    }
    return this;
  }

  /** Whether something was said that is more than a step to try. */
  public boolean saySomething() {
    return all.stream().anyMatch(s -> s.kind() != Statement.Kind.TRY);
  }

  /** All, by kind; within a kind as they came. */
  public List<Statement> sorted() {
    return all.stream().sorted(Comparator.comparing(Statement::kind)).toList();
  }
}
