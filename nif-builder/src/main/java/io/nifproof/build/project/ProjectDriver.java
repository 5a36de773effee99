package io.nifproof.build.project;

import io.nifproof.build.Build;
import io.nifproof.build.BuildNote;
import io.nifproof.build.BuildResult;
import io.nifproof.node.files.SearchPath;
import io.nifproof.toolchain.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Builds a library by the project's own build system, each variant in its own copy of the project:
 * variants do not meet in its folders, and what an earlier build left there is not in the copy.
 * Thread-safe: callers decide how many builds run at a time.
 *
 * <p>The copy lies beside the library while it is built, and is removed however that ends.
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
   * For one project, telling of what its build makes beside the library, and bringing the library's
   * module too where the build makes that.
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
   * Builds.
   *
   * @throws InterruptedException when the waiting thread was interrupted; the build is killed
   */
  public BuildResult build(ProjectRequest request) throws InterruptedException {
    return build(request, Optional.empty());
  }

  /** Builds so that its compilers do as is told here, whatever the project's rules say. */
  public BuildResult build(ProjectRequest request, CompilerInterposition steering)
      throws InterruptedException {
    return build(request, Optional.of(steering));
  }

  private BuildResult build(ProjectRequest request, Optional<CompilerInterposition> steering)
      throws InterruptedException {
    try (ScratchFolder scratch = ScratchFolder.in(request.output().getParent())) {
      return in(scratch.path(), request, steering).result();
    } catch (IOException e) {
      return stopped(request, e);
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
          new BuildResult.Impossible(
              "`build.system` is `"
                  + build.tool().id()
                  + "`, and there is no such program on PATH (Debian, Ubuntu: apt-get install "
                  + build.tool().debian()
                  + ")"));
    }
    if (!Files.isDirectory(project.resolve(build.dir()))) {
      return RecordedBuild.failed(
          new BuildResult.Wrong(
              "`build.dir`: there is no folder `" + project.resolve(build.dir()) + "`"));
    }
    return in(folder, request, program.get(), steering);
  }

  private RecordedBuild in(
      Path folder, ProjectRequest request, Path program, Optional<CompilerInterposition> steering)
      throws InterruptedException {
    Build.Project build = request.build();
    try {
      Files.createDirectories(request.output().getParent());
      BuildPlace place = BuildPlace.in(folder, project, build.dir());
      TreeCopy.of(files(build), place.tree());
      MadeLibrary made = new MadeLibrary(place, build.output());
      made.removeOld();
      MadeModules modules = MadeModules.before(place, nifs, FetchedDependencies.of(project, build));
      Map<Path, FileTime> before = made.times();
      CompilerWrappers compilers =
          CompilerWrappers.write(request.toolchain(), path, place, steering);
      Map<String, String> variables =
          BuildEnvironment.of(environment, request, place, compilers.variables());
      BuildResult result = new ToolRun(variables, place, request).of(program);
      CompilerCalls calls = CompilerCalls.read(compilers.calls());
      if (result instanceof BuildResult.Built built) {
        List<BuildNote> notes = calls.notes(compilers.variables().get("CC"), request.level());
        BuildResult end = collected(built, made, notes, request);
        if (end instanceof BuildResult.Built there) {
          end = there.with(beside(made, before));
          modules.copy(made.others(), request.output());
        }
        result = end;
      }
      return new RecordedBuild(result, place.tree().toRealPath(), calls.compiling());
    } catch (IOException | UncheckedIOException e) {
      return new RecordedBuild(stopped(request, e), folder, List.of());
    }
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

  private List<BuildNote> beside(MadeLibrary made, Map<Path, FileTime> before) throws IOException {
    Set<Path> others =
        made.beside(made.found().iterator().next(), before).stream()
            .filter(nifs::isNif)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return others.isEmpty() ? List.of() : List.of(new BuildNote.OtherLibraries(made.shown(others)));
  }

  private static BuildResult collected(
      BuildResult.Built built, MadeLibrary made, List<BuildNote> notes, ProjectRequest request)
      throws IOException {
    Set<Path> found = made.found();
    if (found.size() != 1) {
      List<String> instead = made.shown(found.isEmpty() ? made.others() : found);
      return new BuildResult.NoLibrary(request.build(), instead, built.diagnostics());
    }
    made.copy(found.iterator().next(), built.library());
    // A build's chatter is not told; but what a compiler warns of cannot be told from the rest.
    String words = built.diagnostics();
    boolean warns = words.contains("warning: ");
    return new BuildResult.Built(built.library(), warns ? words : "", built.took(), notes);
  }

  private static String words(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
