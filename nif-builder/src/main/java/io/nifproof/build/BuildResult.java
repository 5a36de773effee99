package io.nifproof.build;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What came of a build. */
public sealed interface BuildResult {
  /**
   * There is a library.
   *
   * @param library the file asked for
   * @param diagnostics what the compiler printed (warnings), unchanged
   * @param took how long the compiler ran
   * @param notes what is to be told of the build beside that
   */
  record Built(Path library, String diagnostics, Duration took, List<BuildNote> notes)
      implements BuildResult {
    /** Copies the list. */
    public Built {
      notes = List.copyOf(notes);
    }

    /** Nothing to be told. */
    public Built(Path library, String diagnostics, Duration took) {
      this(library, diagnostics, took, List.of());
    }

    /** The same with more to be told. */
    public Built with(List<BuildNote> more) {
      List<BuildNote> all = Stream.concat(notes.stream(), more.stream()).toList();
      return new Built(library, diagnostics, took, all);
    }
  }

  /**
   * The compiler, or the project's build tool, refused.
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
   * The same, because something is missing.
   *
   * @param failed what was seen
   * @param lack what is missing
   */
  record Lacking(Failed failed, Lack lack) implements BuildResult {}

  /**
   * It did not end in time; it was killed with its children.
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

    private String sentence() {
      return "no source `"
          + String.join("`, `", sources)
          + "` in `"
          + project
          + "`; `sources` names files, or patterns such as `c_src/*.c`, relative to the project";
    }
  }

  /**
   * The project's build tool ended well, but the library is not where it should be.
   *
   * @param tool what was called
   * @param output the library that it should have made, relative to the project
   * @param instead libraries that are there, relative to the project; a few
   * @param diagnostics what the tool printed
   */
  record NoLibrary(BuildTool tool, Path output, List<String> instead, String diagnostics)
      implements BuildResult {
    /** Copies the list. */
    public NoLibrary {
      instead = List.copyOf(instead);
    }

    private String sentence() {
      String there =
          instead.isEmpty() ? "nor any other" : "but `" + String.join("`, `", instead) + "`";
      return "`"
          + tool.id()
          + "` ended well, but there is no `"
          + output
          + "`, "
          + there
          + "; `build.output`, or `output` of its `[[library]]`, in nifproof.toml names the library that"
          + " the build makes";
    }
  }

  /**
   * The compiler could not be started, or its output could not be put into place: that says nothing
   * about the project.
   *
   * @param problem what failed
   */
  record Impossible(String problem) implements BuildResult {}

  /**
   * What was asked for makes no sense.
   *
   * @param problem what is wrong
   */
  record Wrong(String problem) implements BuildResult {}

  /** Whether there is a library. */
  default boolean isBuilt() {
    return this instanceof Built;
  }

  /** Whether the machine is the reason that there is no library, and not the project. */
  default boolean isBlocked() {
    return this instanceof Impossible
        || (this instanceof Lacking lacking && lacking.lack().ofTheMachine());
  }

  /** One line for people, without the compiler's own diagnostics. */
  default String summary() {
    if (this instanceof Built built) {
      return "built `" + built.library() + "` in " + built.took().toMillis() + " ms";
    }
    if (this instanceof Failed failed) {
      return tool(failed.command())
          + (" failed with status " + failed.status() + ": ")
          + quoted(failed.command());
    }
    if (this instanceof Overdue overdue) {
      return tool(overdue.command())
          + (" did not end within " + overdue.deadline().toSeconds() + " s and was stopped: ")
          + quoted(overdue.command());
    }
    if (this instanceof NoSources none) {
      return none.sentence();
    }
    if (this instanceof Lacking lacking) {
      return lacking.lack().sentence() + "; " + lacking.failed().summary();
    }
    if (this instanceof NoLibrary none) {
      return none.sentence();
    }
    return this instanceof Wrong wrong ? wrong.problem() : ((Impossible) this).problem();
  }

  private static String quoted(List<String> command) {
    return "`" + String.join(" ", command) + "`";
  }

  /** How a command is called in a sentence. */
  private static String tool(List<String> command) {
    String name = Path.of(command.get(0)).getFileName().toString();
    return BuildTool.parse(name).map(tool -> "`" + name + "`").orElse("the compiler");
  }
}
