package io.nifproof.bisect;

import io.nifproof.build.BuildResult;
import io.nifproof.build.CompilerCall;
import io.nifproof.build.ProjectCommand;
import io.nifproof.build.ProjectDriver;
import io.nifproof.build.ProjectRequest;
import io.nifproof.build.RecordedBuild;
import io.nifproof.build.SourceCommand;
import io.nifproof.build.Steering;
import io.nifproof.finding.FindingId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lets the project's own build system build, each library in a copy of the project, with compilers
 * that do to each source what is wanted of it. Which sources there are, and how the project
 * compiles them, is seen in a first build, whose copy is kept: units are looked at there.
 */
final class ProjectWorkshop implements Workshop {
  private final ProjectBuild project;
  private final ProjectDriver driver;
  private final Bench bench;
  private final Path tree;
  private final Map<Path, CompilerCall> calls;
  private final Subject subject;

  private ProjectWorkshop(
      ProjectBuild project,
      ProjectDriver driver,
      Bench bench,
      Path tree,
      Map<Path, CompilerCall> calls) {
    this.project = project;
    this.driver = driver;
    this.bench = bench;
    this.tree = tree;
    this.calls = calls;
    this.subject = project.subject(List.copyOf(calls.keySet()));
  }

  /** The call that compiles each source, by its path in the project. */
  private static Map<Path, CompilerCall> calls(RecordedBuild recorded) {
    Map<Path, CompilerCall> bySource = new TreeMap<>();
    for (CompilerCall call : recorded.calls()) {
      // What a configuration tried is gone by now.
      call.sources().stream()
          .filter(Files::isRegularFile)
          .forEach(source -> bySource.put(inside(recorded.tree(), source), call));
    }
    return bySource;
  }

  /**
   * Builds for the first time.
   *
   * @throws Stopped when that fails, or its rules compile nothing with the compiler they are given
   */
  static ProjectWorkshop open(
      ProjectBuild project, ProjectDriver driver, Bench bench, Setting first) throws Stopped {
    Path folder = bench.fresh("");
    ProjectRequest request = request(project, first, bench.freshLibrary(project.name()));
    try {
      RecordedBuild recorded = driver.record(request, folder);
      if (!(recorded.result() instanceof BuildResult.Built)) {
        throw new Stopped(
            Conclusion.INCOMPLETE, first.id() + " could not be built: " + words(recorded.result()));
      }
      Map<Path, CompilerCall> calls = calls(recorded);
      if (calls.isEmpty()) {
        throw new Stopped(
            Conclusion.INCOMPLETE,
            "the project's rules compile nothing with the compiler that is in CC and CXX, so every"
                + " build of it would be the same (see nifproof explain "
                + FindingId.NP200
                + ")");
      }
      return new ProjectWorkshop(project, driver, bench, recorded.tree(), calls);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped(Conclusion.INCOMPLETE, "interrupted");
    }
  }

  private static ProjectRequest request(ProjectBuild project, Setting setting, Path output) {
    return new ProjectRequest(
        project.build(),
        setting.toolchain(),
        setting.level(),
        project.cflags(),
        project.ldflags(),
        project.headers(),
        output);
  }

  @Override
  public Subject subject() {
    return subject;
  }

  @Override
  public Bench bench() {
    return bench;
  }

  @Override
  public Product library(Recipe recipe) {
    Map<Path, Steering.Unit> units = new LinkedHashMap<>();
    for (Recipe.Unit unit : recipe.units()) {
      List<String> command =
          SourceCommand.driver(unit.setting().toolchain(), List.of(unit.source()));
      units.put(unit.source(), new Steering.Unit(command, quiet(unit.setting()), unit.text()));
    }
    Setting link = recipe.link();
    Steering steering = new Steering(units, quiet(link), linked(link));
    Path output = bench.freshLibrary(project.name());
    try {
      return product(driver.build(request(project, link, output), steering));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Product.NotMade("interrupted");
    }
  }

  /** Behind the words of the project's rules; without debug information, which would tell flags. */
  private static List<String> quiet(Setting setting) {
    return Stream.of(List.of(setting.level().flag()), setting.flags(), List.of("-g0"))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> linked(Setting setting) {
    return Stream.of(List.of(setting.level().flag()), setting.flags(), setting.linkFlags())
        .flatMap(List::stream)
        .toList();
  }

  private static Product product(BuildResult result) {
    return result instanceof BuildResult.Built built
        ? new Product.Made(built.library(), built.diagnostics())
        : new Product.NotMade(words(result));
  }

  private static String words(BuildResult result) {
    String said =
        result instanceof BuildResult.Failed failed
            ? failed.diagnostics()
            : result instanceof BuildResult.Overdue overdue ? overdue.diagnostics() : "";
    return Bench.complaint(said, result.summary());
  }

  @Override
  public Product compile(Recipe.Unit unit, List<String> purpose, Path output) {
    CompilerCall call = calls.get(unit.source());
    List<Path> file = List.of(unit.text().orElse(tree.resolve(unit.source())));
    List<String> words = new ArrayList<>(SourceCommand.driver(unit.setting().toolchain(), file));
    words.addAll(call.manner());
    words.addAll(quiet(unit.setting()));
    words.addAll(purpose);
    words.addAll(List.of("-o", output.toString()));
    words.addAll(SourceCommand.words(file));
    return bench.run(words, call.folder(), output);
  }

  @Override
  public Product whole(Setting setting, Path output) {
    try {
      return product(driver.build(asFlags(setting, output)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Product.NotMade("interrupted");
    }
  }

  @Override
  public List<String> command(Setting setting) {
    return ProjectCommand.of(asFlags(setting, Path.of("")));
  }

  /** The setting in the variables that the project's rules heed. */
  private ProjectRequest asFlags(Setting setting, Path library) {
    return new ProjectRequest(
        project.build(),
        setting.toolchain(),
        setting.level(),
        Stream.concat(project.cflags().stream(), setting.flags().stream()).toList(),
        Stream.concat(project.ldflags().stream(), setting.linkFlags().stream()).toList(),
        project.headers(),
        library);
  }

  @Override
  public Path written(Path unit, Path file) {
    return inside(tree, calls.get(unit).folder().resolve(file).normalize());
  }

  private static Path inside(Path tree, Path file) {
    return file.startsWith(tree) ? tree.relativize(file) : file;
  }
}
