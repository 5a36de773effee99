package io.nifproof.build;

import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Who makes a project's library. */
public sealed interface Build {
  /** nifproof itself, by one command of the compiler. */
  record Cc() implements Build {}

  /**
   * The project's own build system, called once per variant in a copy of the project.
   *
   * @param tool the build system
   * @param dir where it is called, relative to the project
   * @param words what it is called with; empty for what is usual
   * @param output the library it makes, relative to the project
   * @param environment variables that win over all others
   * @param deadline the time all its commands have together
   */
  record Project(
      BuildTool tool,
      Path dir,
      List<String> words,
      Path output,
      Map<String, String> environment,
      Duration deadline)
      implements Build {
    /** Copies the collections. */
    public Project {
      words = List.copyOf(words);
      environment = Map.copyOf(environment);
    }
  }

  /**
   * Nobody: the library of each architecture is there.
   *
   * @param pattern its path relative to the project, in which {@code {arch}} stands for the
   *     architecture
   */
  record Prebuilt(String pattern) implements Build {
    /** The place of the architecture's name in a path. */
    public static final String ARCH = "{arch}";

    /** The library of an architecture, relative to the project. */
    public Path library(Arch arch) {
      return Path.of(pattern.replace(ARCH, arch.id()));
    }
  }
}
