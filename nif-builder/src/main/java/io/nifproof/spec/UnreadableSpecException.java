package io.nifproof.spec;

import java.util.List;
import java.util.stream.Collectors;

/** A module's declarations cannot become C: all that is wrong with them. */
public final class UnreadableSpecException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<TypeProblem> problems;

  /** Takes everything that was found. */
  public UnreadableSpecException(List<TypeProblem> problems) {
    super(problems.stream().map(TypeProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Everything that was found, in the order of the module. */
  public List<TypeProblem> problems() {
    return problems;
  }
}
