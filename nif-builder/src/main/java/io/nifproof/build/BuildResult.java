package io.nifproof.build;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What came of a build. */
public sealed interface BuildResult {
  /**
   * There is a library.
   *
   * @param library the file asked for
   * @param diagnostics what the compiler printed (warnings), unchanged
   * @param took how long the compiler ran
   */
  record Built(Path library, String diagnostics, Duration took) implements BuildResult {}

  /**
   * The compiler refused.
   *
   * @param command its command line
   * @param status its exit status; above 128 it is 128 plus the signal that ended it
   * @param diagnostics what it printed, unchanged
   */
  record Failed(List<String> command, int status, String diagnostics) implements BuildResult {
    /** Copies the list. */
    public Failed {
      command = List.copyOf(command);
    }
  }

  /**
   * The compiler did not end in time; it was killed with its children.
   *
   * @param command its command line
   * @param deadline the time it had
   * @param diagnostics what it had printed
   */
  record Overdue(List<String> command, Duration deadline, String diagnostics)
      implements BuildResult {
    /** Copies the list. */
    public Overdue {
      command = List.copyOf(command);
    }
  }

  /**
   * There is nothing to compile.
   *
   * @param project the folder that was looked in
   * @param sources the files that are not there and the patterns that match nothing
   */
  record NoSources(Path project, List<String> sources) implements BuildResult {
    /** Copies the list. */
    public NoSources {
      sources = List.copyOf(sources);
    }
  }

  /**
   * The compiler could not be started, or its output could not be put into place.
   *
   * @param problem what failed
   */
  record Impossible(String problem) implements BuildResult {}

  /** Whether there is a library. */
  default boolean isBuilt() {
    return this instanceof Built;
  }

  /** One line for people, without the compiler's own diagnostics. */
  default String summary() {
    if (this instanceof Built built) {
      return "built `" + built.library() + "` in " + built.took().toMillis() + " ms";
    }
    if (this instanceof Failed failed) {
      return "the compiler failed with status "
          + failed.status()
          + ": `"
          + String.join(" ", failed.command())
          + "`";
    }
    if (this instanceof Overdue overdue) {
      return "the compiler did not end within "
          + overdue.deadline().toSeconds()
          + " s and was stopped: `"
          + String.join(" ", overdue.command())
          + "`";
    }
    if (this instanceof NoSources none) {
      return "no source `"
          + String.join("`, `", none.sources())
          + "` in `"
          + none.project()
          + "`; `sources` names files, or patterns such as `c_src/*.c`, relative to the project";
    }
    return ((Impossible) this).problem();
  }
}
