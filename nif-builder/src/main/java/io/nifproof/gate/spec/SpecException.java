package io.nifproof.gate.spec;

import io.nifproof.toml.TomlProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A {@code nifproof.toml} that cannot be used, with everything that is wrong in it. */
public final class SpecException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<TomlProblem> problems;

  SpecException(Path file, List<TomlProblem> problems) {
    super(
        problems.stream()
            .map(problem -> problem.in(file.toString()))
            .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the file. */
  public List<TomlProblem> problems() {
    return problems;
  }
}
