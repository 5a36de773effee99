package io.nifproof.build.project;

import io.nifproof.build.Build;
import io.nifproof.build.BuildNote;
import io.nifproof.build.BuildResult;
import io.nifproof.build.BuildTool;
import io.nifproof.node.files.SearchPath;
import io.nifproof.toolchain.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private final NifFiles nifs;
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
    this(project, outputs, environment, NifFiles.NONE);
  }

  /**
   * For one project, telling of what its build makes beside the libraries, and bringing their
   * modules too where the build makes those.
   *
   * @param nifs tells NIF libraries from other files
   */
  public ProjectDriver(Path project, Path outputs, Map<String, String> environment, NifFiles nifs) {
    this.nifs = nifs;
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
      return RecordedBuild.failed(
          request, new BuildResult.Impossible(missing(build.tool())), Path.of(""));
    }
    if (!Files.isDirectory(project.resolve(build.dir()))) {
      String problem = "`build.dir`: there is no folder `" + project.resolve(build.dir()) + "`";
      return RecordedBuild.failed(request, new BuildResult.Wrong(problem), Path.of(""));
    }
    try {
      return in(BuildPlace.in(folder, project, build.dir()), request, program.get(), steering);
    } catch (IOException | UncheckedIOException e) {
      return RecordedBuild.failed(request, stopped(request, e), folder);
    }
  }

  private RecordedBuild in(
      BuildPlace place,
      ProjectRequest request,
      Path program,
      Optional<CompilerInterposition> steering)
      throws IOException, InterruptedException {
    Build.Project build = request.build();
    TreeCopy.of(files(build), place.tree());
    MadeModules modules = MadeModules.before(place, nifs, FetchedDependencies.of(project, build));
    MadeLibraries made = MadeLibraries.before(place, request.libraries());
    CompilerWrappers compilers = CompilerWrappers.write(request.toolchain(), path, place, steering);
    Map<String, String> variables =
        BuildEnvironment.of(environment, request, place, compilers.variables());
    ToolRun.End end = new ToolRun(variables, place, request).of(program);
    CompilerCalls calls = CompilerCalls.read(compilers.calls());
    Path tree = place.tree().toRealPath();
    if (end.failure().isPresent()) {
      return RecordedBuild.failed(request, end.failure().get(), tree, calls.compiling());
    }
    List<BuildNote> notes = calls.notes(compilers.variables().get("CC"), request.level());
    List<BuildResult> results =
        made.collected(request, end.words(), end.took(), notes, nifs::isNif);
    for (BuildResult result : results) {
      if (result instanceof BuildResult.Built built) {
        modules.copy(made.all(), built.library());
      }
    }
    return new RecordedBuild(results, tree, calls.compiling());
  }

  private static String missing(BuildTool tool) {
    return "`build.system` is `"
        + tool.id()
        + "`, and there is no such program on PATH (Debian, Ubuntu: apt-get install "
        + tool.debian()
        + ")";
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

  private static String words(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
