package io.nifproof.gate;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A {@code nifproof.toml} that cannot be used, with everything that is wrong in it. */
public final class SpecException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<SpecProblem> problems;

  SpecException(Path file, List<SpecProblem> problems) {
    super(
        problems.stream()
            .map(
                problem ->
                    file
                        + (problem.line() > 0 ? ":" + problem.line() : "")
                        + ": "
                        + problem.message())
            .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the file. */
  public List<SpecProblem> problems() {
    return problems;
  }
}
