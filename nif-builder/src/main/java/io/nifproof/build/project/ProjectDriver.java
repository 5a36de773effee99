package io.nifproof.build.project;

import io.nifproof.build.Build;
import io.nifproof.build.BuildNote;
import io.nifproof.build.BuildResult;
import io.nifproof.node.files.SearchPath;
import io.nifproof.toolchain.CompilerEnd;
import io.nifproof.toolchain.CompilerProcess;
import io.nifproof.toolchain.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Builds libraries by the project's own build system, each variant in its own copy of the project:
 * variants do not meet in its folders, and what an earlier build left there is not in the copy.
 * Thread-safe: callers decide how many builds run at a time.
 *
 * <p>The copy lies beside the first library while it is built, and is removed however that ends.
 */
public final class ProjectDriver {
  private final Path project;
  private final Path outputs;
  private final Map<String, String> environment;
  private final SearchPath path;
  private final Predicate<Path> isNif;
  private ProjectFiles files;

  /**
   * For one project.
   *
   * @param project its folder
   * @param outputs the folder below which all libraries go; never copied, though it may lie in the
   *     project
   * @param environment the user's, which builds see with changes
   */
  public ProjectDriver(Path project, Path outputs, Map<String, String> environment) {
    this(project, outputs, environment, unused -> false);
  }

  /**
   * For one project, telling of what its build makes beside the library.
   *
   * @param isNif tells NIF libraries from other files
   */
  public ProjectDriver(
      Path project, Path outputs, Map<String, String> environment, Predicate<Path> isNif) {
    this.isNif = isNif;
    this.project = project.toAbsolutePath().normalize();
    this.outputs = outputs.toAbsolutePath().normalize();
    this.environment = Map.copyOf(environment);
    this.path = SearchPath.of(environment);
  }

  /**
   * Builds once, for all libraries of a request.
   *
   * @return what came of each, in their order
   * @throws InterruptedException when the waiting thread was interrupted; the build is killed
   */
  public List<BuildResult> build(ProjectRequest request) throws InterruptedException {
    return build(request, Optional.empty());
  }

  /** Builds so that its compilers do as is told here, whatever the project's rules say. */
  public List<BuildResult> build(ProjectRequest request, CompilerInterposition steering)
      throws InterruptedException {
    return build(request, Optional.of(steering));
  }

  private List<BuildResult> build(ProjectRequest request, Optional<CompilerInterposition> steering)
      throws InterruptedException {
    Path beside = request.libraries().get(0).output().getParent();
    try (ScratchFolder scratch = ScratchFolder.in(beside)) {
      return in(scratch.path(), request, steering).results();
    } catch (IOException e) {
      return RecordedBuild.failed(request, stopped(request, e), beside).results();
    }
  }

  /** Builds in a folder that is kept, and tells what its compilers were called for. */
  public RecordedBuild record(ProjectRequest request, Path folder) throws InterruptedException {
    return in(folder, request, Optional.empty());
  }

  private RecordedBuild in(
      Path folder, ProjectRequest request, Optional<CompilerInterposition> steering)
      throws InterruptedException {
    Build.Project build = request.build();
    Optional<Path> program = path.program(build.tool().id());
    if (program.isEmpty()) {
      String id = build.tool().id();
      return impossible(
          request, "`build.system` is `" + id + "`, and there is no such program on PATH");
    }
    if (!Files.isDirectory(project.resolve(build.dir()))) {
      return impossible(
          request, "`build.dir`: there is no folder `" + project.resolve(build.dir()) + "`");
    }
    try {
      BuildPlace place = BuildPlace.in(folder, project, build.dir());
      TreeCopy.of(files(build), place.tree());
      MadeLibraries made = MadeLibraries.before(place, request.libraries());
      CompilerWrappers compilers =
          CompilerWrappers.write(request.toolchain(), path, place, steering);
      CompilerProcess process =
          CompilerProcess.leavingNothing(
              BuildEnvironment.of(environment, request, place, compilers.variables()));
      List<List<String>> commands =
          ToolCommands.of(program.get(), build, request.toolchain().target());
      Ran ran = run(process, commands, place, request);
      CompilerCalls calls = CompilerCalls.read(compilers.calls());
      Path tree = place.tree().toRealPath();
      if (ran.failure().isPresent()) {
        return RecordedBuild.failed(request, ran.failure().get(), tree, calls.compiling());
      }
      List<BuildNote> notes = calls.notes(compilers.variables().get("CC"), request.level());
      return new RecordedBuild(
          made.collected(request, ran.words(), ran.took(), notes, isNif), tree, calls.compiling());
    } catch (IOException | UncheckedIOException e) {
      return RecordedBuild.failed(request, stopped(request, e), folder);
    }
  }

  private static RecordedBuild impossible(ProjectRequest request, String problem) {
    return RecordedBuild.failed(request, new BuildResult.Impossible(problem), Path.of(""));
  }

  private static BuildResult stopped(ProjectRequest request, Exception e) {
    return new BuildResult.Impossible(
        "`" + request.build().tool().id() + "` was not run to its end: " + words(e));
  }

  /** Listed once: all variants are built of the same files. */
  private synchronized ProjectFiles files(Build.Project build)
      throws IOException, InterruptedException {
    if (files == null) {
      files = ProjectFiles.of(project, build, outputs, new GitFiles(environment));
    }
    return files;
  }

  /**
   * How the commands of a build ended.
   *
   * @param failure how one of them failed; empty when all ended well
   * @param words what they printed
   * @param took how long they ran
   */
  private record Ran(Optional<BuildResult> failure, String words, Duration took) {
    static Ran failed(BuildResult end) {
      return new Ran(Optional.of(end), "", Duration.ZERO);
    }
  }

  private static Ran run(
      CompilerProcess process,
      List<List<String>> commands,
      BuildPlace place,
      ProjectRequest request)
      throws InterruptedException {
    Duration left = request.build().deadline();
    Duration took = Duration.ZERO;
    StringBuilder output = new StringBuilder();
    for (List<String> command : commands) {
      CompilerEnd end = process.run(command, place.called(), left);
      if (end instanceof CompilerEnd.Overdue overdue) {
        return Ran.failed(
            new BuildResult.Overdue(
                command, request.build().deadline(), output + place.readable(overdue.output())));
      }
      if (end instanceof CompilerEnd.NeverStarted never) {
        return Ran.failed(
            new BuildResult.Impossible(
                "`" + command.get(0) + "` could not be started: " + never.words()));
      }
      CompilerEnd.Ended ended = (CompilerEnd.Ended) end;
      output.append(place.readable(ended.output()));
      if (ended.status() != 0) {
        return Ran.failed(new BuildResult.Failed(command, ended.status(), output.toString()));
      }
      took = took.plus(ended.took());
      left = left.minus(ended.took());
    }
    return new Ran(Optional.empty(), output.toString(), took);
  }

  private static String words(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
