package io.nifproof.bisect.variant;

import io.nifproof.bisect.result.BisectSubject;
import io.nifproof.bisect.result.Conclusion;
import io.nifproof.bisect.result.Setting;
import io.nifproof.bisect.result.Stopped;
import io.nifproof.build.BuildResult;
import io.nifproof.build.SourceCommand;
import io.nifproof.build.project.CompilerCall;
import io.nifproof.build.project.CompilerInterposition;
import io.nifproof.build.project.ProjectCommand;
import io.nifproof.build.project.ProjectDriver;
import io.nifproof.build.project.ProjectRequest;
import io.nifproof.build.project.RecordedBuild;
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
public final class ProjectVariantBuilder implements VariantBuilder {
  private final ProjectBuild project;
  private final ProjectDriver driver;
  private final CompilerScratch scratch;
  private final Path tree;
  private final Map<Path, CompilerCall> calls;
  private final BisectSubject subject;

  private ProjectVariantBuilder(
      ProjectBuild project,
      ProjectDriver driver,
      CompilerScratch scratch,
      Path tree,
      Map<Path, CompilerCall> calls) {
    this.project = project;
    this.driver = driver;
    this.scratch = scratch;
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
  public static ProjectVariantBuilder open(
      ProjectBuild project, ProjectDriver driver, CompilerScratch scratch, Setting first)
      throws Stopped {
    Path folder = scratch.fresh("");
    ProjectRequest request = request(project, first, scratch.freshLibrary(project.name()));
    try {
      RecordedBuild recorded = driver.record(request, folder);
      if (!(recorded.results().get(0) instanceof BuildResult.Built)) {
        throw new Stopped(
            Conclusion.INCOMPLETE,
            first.id() + " could not be built: " + words(recorded.results().get(0)));
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
      return new ProjectVariantBuilder(project, driver, scratch, recorded.tree(), calls);
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
        List.of(new ProjectRequest.Wanted(project.made(), output)));
  }

  @Override
  public BisectSubject subject() {
    return subject;
  }

  @Override
  public CompilerScratch scratch() {
    return scratch;
  }

  @Override
  public BuiltVariant library(VariantRecipe recipe) {
    Map<Path, CompilerInterposition.Unit> units = new LinkedHashMap<>();
    for (VariantRecipe.Unit unit : recipe.units()) {
      List<String> command =
          SourceCommand.driver(unit.setting().toolchain(), List.of(unit.source()));
      units.put(
          unit.source(),
          new CompilerInterposition.Unit(command, quiet(unit.setting()), unit.text()));
    }
    Setting link = recipe.link();
    CompilerInterposition steering = new CompilerInterposition(units, quiet(link), linked(link));
    Path output = scratch.freshLibrary(project.name());
    try {
      return product(driver.build(request(project, link, output), steering));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new BuiltVariant.NotMade("interrupted");
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

  private static BuiltVariant product(List<BuildResult> results) {
    BuildResult result = results.get(0);
    return result instanceof BuildResult.Built built
        ? new BuiltVariant.Made(built.library(), built.diagnostics())
        : new BuiltVariant.NotMade(words(result));
  }

  private static String words(BuildResult result) {
    String said =
        result instanceof BuildResult.Failed failed
            ? failed.diagnostics()
            : result instanceof BuildResult.Overdue overdue ? overdue.diagnostics() : "";
    return CompilerScratch.complaint(said, result.summary());
  }

  @Override
  public BuiltVariant compile(VariantRecipe.Unit unit, List<String> purpose, Path output) {
    CompilerCall call = calls.get(unit.source());
    List<Path> file = List.of(unit.text().orElse(tree.resolve(unit.source())));
    List<String> words = new ArrayList<>(SourceCommand.driver(unit.setting().toolchain(), file));
    words.addAll(call.manner());
    words.addAll(quiet(unit.setting()));
    words.addAll(purpose);
    words.addAll(List.of("-o", output.toString()));
    words.addAll(SourceCommand.words(file));
    return scratch.run(words, call.folder(), output);
  }

  @Override
  public BuiltVariant whole(Setting setting, Path output) {
    try {
      return product(driver.build(asFlags(setting, output)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new BuiltVariant.NotMade("interrupted");
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
        List.of(new ProjectRequest.Wanted(project.made(), library)));
  }

  @Override
  public Path written(Path unit, Path file) {
    return inside(tree, calls.get(unit).folder().resolve(file).normalize());
  }

  private static Path inside(Path tree, Path file) {
    return file.startsWith(tree) ? tree.relativize(file) : file;
  }
}
