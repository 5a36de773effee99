package io.nifproof.gate.run;

import io.nifproof.build.Build;
import io.nifproof.build.BuildRequest;
import io.nifproof.build.BuildResult;
import io.nifproof.build.CcDriver;
import io.nifproof.build.ErlangHeaders;
import io.nifproof.build.LackFinder;
import io.nifproof.build.project.ProjectDriver;
import io.nifproof.build.project.ProjectRequest;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.matrix.CellLibrary;
import io.nifproof.gate.matrix.Variant;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.gate.spec.Library;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds variants of libraries, as many at a time as there are cores. */
public final class BuildRun {
  private static final Duration COMPILE_TIME = Duration.ofMinutes(5);

  private final GateSpec spec;
  private final Path folder;
  private final ErlangHeaders headers;
  private final CcDriver driver;
  private final ProjectDriver project;
  private final FlagNotes flags;
  private final ProjectNames names;

  /**
   * A run that does nothing yet.
   *
   * @param folder where the libraries go, each into a folder of its own
   * @param headers what they are compiled against
   * @param environment of the compilers
   */
  public BuildRun(
      GateSpec spec, Path folder, ErlangHeaders headers, Map<String, String> environment) {
    this.spec = spec;
    this.folder = folder;
    this.headers = headers;
    this.driver = new CcDriver(environment);
    this.project = new ProjectDriver(spec.project(), folder, environment, new ReadNifs());
    this.names = new ProjectNames(spec.project());
    this.flags = new FlagNotes(spec, environment, folder);
  }

  /** Builds them all. */
  public Map<Cell.Subject.Build, BuildResult> all(List<Cell.Subject.Build> wanted) {
    Map<Cell.Subject.Build, BuildResult> results = new LinkedHashMap<>();
    wanted.forEach(one -> results.put(one, new BuildResult.Impossible("not built")));
    try (WorkQueue work = new WorkQueue()) {
      jobs(wanted).stream()
          .map(job -> work.submit(() -> build(job)))
          .toList()
          .forEach(job -> results.putAll(job.join()));
    }
    return results;
  }

  /** Where a library goes. */
  public Path output(Cell.Subject.Build wanted) {
    String variant = wanted.variant().toolchain().target() + "-" + wanted.variant().id();
    CellLibrary library = wanted.library();
    return folder.resolve(library.qualified(variant)).resolve(library.name() + ".so");
  }

  /**
   * What is built at once: all libraries of a variant by the project's own build system, each for
   * itself by nifproof.
   */
  List<List<Cell.Subject.Build>> jobs(Collection<Cell.Subject.Build> wanted) {
    Map<Object, List<Cell.Subject.Build>> jobs = new LinkedHashMap<>();
    for (Cell.Subject.Build one : wanted) {
      Object job = spec.build() instanceof Build.Project ? one.variant() : one;
      jobs.computeIfAbsent(job, unused -> new ArrayList<>()).add(one);
    }
    return List.copyOf(jobs.values());
  }

  /** Builds one of these. */
  Map<Cell.Subject.Build, BuildResult> build(List<Cell.Subject.Build> job) {
    Variant variant = job.get(0).variant();
    try {
      return spec.build() instanceof Build.Project own
          ? project(job, variant, own)
          : Map.of(job.get(0), single(job.get(0)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      BuildResult end = new BuildResult.Impossible("interrupted while it was built");
      return job.stream().collect(Collectors.toMap(one -> one, unused -> end));
    }
  }

  private BuildResult single(Cell.Subject.Build wanted) throws InterruptedException {
    Library.Recipe recipe = library(wanted).recipe();
    Variant variant = wanted.variant();
    BuildRequest request =
        new BuildRequest(
            spec.project(),
            recipe.sources(),
            List.of(headers.includeDir()),
            cflags(recipe, variant),
            ldflags(recipe, variant),
            variant.toolchain(),
            variant.level(),
            output(wanted));
    return told(driver.build(request, COMPILE_TIME), variant, recipe);
  }

  /** The build makes all libraries, also those that no cell of the variant needs. */
  private Map<Cell.Subject.Build, BuildResult> project(
      List<Cell.Subject.Build> job, Variant variant, Build.Project own)
      throws InterruptedException {
    boolean several = job.get(0).library().oneOfSeveral();
    List<Cell.Subject.Build> made =
        spec.libraries().stream()
            .map(one -> new CellLibrary(one.name(), several))
            .map(which -> new Cell.Subject.Build(which, variant))
            .toList();
    Library.Recipe recipe =
        Library.Recipe.joint(spec.libraries().stream().map(Library::recipe).toList());
    List<BuildResult> results = project.build(request(made, recipe, variant, own));
    Map<Cell.Subject.Build, BuildResult> each = new LinkedHashMap<>();
    for (Cell.Subject.Build wanted : job) {
      BuildResult result = results.get(made.indexOf(wanted));
      each.put(wanted, told(result, variant, recipe));
    }
    return each;
  }

  private ProjectRequest request(
      List<Cell.Subject.Build> made, Library.Recipe recipe, Variant variant, Build.Project own) {
    return new ProjectRequest(
        own,
        variant.toolchain(),
        variant.level(),
        cflags(recipe, variant),
        ldflags(recipe, variant),
        headers,
        made.stream()
            .map(
                one ->
                    new ProjectRequest.Wanted(
                        library(one).recipe().output(variant.toolchain().target()), output(one)))
            .toList());
  }

  private List<String> cflags(Library.Recipe recipe, Variant variant) {
    return FlagNotes.joined(
        FlagNotes.joined(recipe.cflags(), variant.flags().cflags(variant.toolchain())),
        headers.compile(variant.toolchain().target()));
  }

  private List<String> ldflags(Library.Recipe recipe, Variant variant) {
    return FlagNotes.joined(
        headers.link(variant.toolchain().target()),
        FlagNotes.joined(recipe.ldflags(), variant.flags().ldflags(variant.toolchain())));
  }

  private BuildResult told(BuildResult result, Variant variant, Library.Recipe recipe)
      throws InterruptedException {
    if (result instanceof BuildResult.Failed failed) {
      return new LackFinder(variant.toolchain().target(), names::has).judged(failed);
    }
    return result instanceof BuildResult.Built built
        ? built.with(flags.of(variant, recipe))
        : result;
  }

  private Library library(Cell.Subject.Build wanted) {
    return spec.libraries().stream()
        .filter(one -> one.name().equals(wanted.library().name()))
        .findFirst()
        .orElseThrow();
  }
}
