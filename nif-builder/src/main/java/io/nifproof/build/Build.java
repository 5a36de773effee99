package io.nifproof.build;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Who makes the libraries of a project. */
public sealed interface Build {
  /** nifproof itself, each by one command of the compiler. */
  record Cc() implements Build {}

  /**
   * The project's own build system, called once per variant in a copy of the project.
   *
   * @param tool the build system
   * @param dir where it is called, relative to the project
   * @param words what it is called with; empty for what is usual
   * @param environment variables that win over all others
   * @param deadline the time all its commands have together
   */
  record Project(
      BuildTool tool,
      Path dir,
      List<String> words,
      Map<String, String> environment,
      Duration deadline)
      implements Build {
    /** Copies the collections. */
    public Project {
      words = List.copyOf(words);
      environment = Map.copyOf(environment);
    }
  }

  /** Nobody: the library of each architecture is there. */
  record Prebuilt() implements Build {}
}
