package io.nifproof.app.init;

import io.nifproof.abi.NifFunction;
import io.nifproof.abi.NifLibrary;
import io.nifproof.app.host.HostMachine;
import io.nifproof.build.Build;
import io.nifproof.build.BuildRequest;
import io.nifproof.build.BuildResult;
import io.nifproof.build.CcDriver;
import io.nifproof.build.Diagnostics;
import io.nifproof.build.ErlangHeaders;
import io.nifproof.build.OptLevel;
import io.nifproof.build.project.ProjectDriver;
import io.nifproof.build.project.ProjectRequest;
import io.nifproof.build.project.RecordedBuild;
import io.nifproof.detect.Candidate;
import io.nifproof.detect.DeclaredModule;
import io.nifproof.detect.LibrarySources;
import io.nifproof.detect.MadeNif;
import io.nifproof.detect.ProjectTree;
import io.nifproof.gate.plan.LibraryFile;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Builds a project in one of the ways that were thought of, in a copy, and looks what came of it.
 */
final class InitBuild {
  private static final Duration COMPILE_TIME = Duration.ofMinutes(5);
  private static final Pattern OF_APPLICATION = Pattern.compile("_build/[^/]+/lib/[^/]+/(priv/.*)");
  private static final int LAST_LINES = 4;

  /** What a build makes is looked for once it is there. */
  private static final Path NOT_KNOWN_YET = Path.of("priv", "not-known-yet.so");

  private static final Predicate<String> FOREIGN =
      Pattern.compile("(lib(c|m|pthread|dl|rt|stdc\\+\\+|gcc_s|util)|ld-linux.*)\\.so\\..*")
          .asMatchPredicate()
          .negate();
  private static final Predicate<String> SAYS_WHY =
      Pattern.compile("error: |cannot find|Error\\b|No rule to make|not found|fatal:|\\*\\* \\(")
          .asPredicate();
  private static final Comparator<Path> SHORTEST_FIRST =
      Comparator.<Path>comparingInt(Path::getNameCount).thenComparing(Comparator.naturalOrder());

  private final ProjectTree tree;
  private final Path folder;
  private final HostMachine machine;
  private final ErlangHeaders headers;
  private final Toolchain toolchain;
  private int attempts;

  InitBuild(
      ProjectTree tree, Path folder, HostMachine machine, ErlangRuntime host, Toolchain toolchain) {
    this.tree = tree;
    this.folder = folder;
    this.machine = machine;
    this.toolchain = toolchain;
    this.headers =
        new ErlangHeaders(
            host.includeDir().orElse(Path.of("/nonexistent")),
            HostMachine.eiLibraries(List.of(host)));
  }

  /**
   * What came of a build.
   *
   * @param problem why there is no library; empty when there is one
   * @param remarks what went wrong beside it
   */
  record Made(List<MadeNif> libraries, String problem, List<String> remarks) {}

  Made make(Candidate candidate) throws IOException, InterruptedException {
    Path place = Files.createDirectories(folder.resolve("attempt-" + attempts++));
    if (candidate.build() instanceof Build.Project project) {
      return byTool(project, place);
    }
    if (candidate.build() instanceof Build.Prebuilt) {
      return asItIs(candidate.prebuilt());
    }
    return byCompiler(candidate, place);
  }

  private Made asItIs(List<Path> files) throws IOException, InterruptedException {
    List<MadeNif> found = new ArrayList<>();
    for (Path file : files) {
      Optional<MadeNif> one = found(tree.root().resolve(file), Optional.of(file));
      one.ifPresent(found::add);
    }
    return new Made(found, "they are no NIF libraries", List.of());
  }

  private Made byCompiler(Candidate candidate, Path place)
      throws IOException, InterruptedException {
    List<MadeNif> found = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (LibrarySources sources : candidate.libraries()) {
      BuildRequest request =
          new BuildRequest(
              tree.root(),
              sources.sources(),
              List.of(headers.includeDir()),
              sources.cflags(),
              sources.ldflags(),
              toolchain,
              OptLevel.O2,
              place.resolve(sources.name() + ".so"));
      BuildResult result = new CcDriver(machine.environment()).build(request, COMPILE_TIME);
      Optional<MadeNif> made =
          result.isBuilt() ? found(request.output(), Optional.empty()) : Optional.empty();
      made.map(one -> compiled(one, sources))
          .ifPresentOrElse(
              found::add, () -> problems.add("`" + sources.name() + "`: " + problem(result)));
    }
    return new Made(found, String.join("\n    ", problems), problems);
  }

  private static MadeNif compiled(MadeNif one, LibrarySources sources) {
    return new MadeNif(
        sources.name(),
        Optional.empty(),
        Optional.of(sources),
        one.moduleName(),
        one.module(),
        one.functions(),
        one.cxx(),
        one.foreign());
  }

  private Made byTool(Build.Project project, Path place) throws IOException, InterruptedException {
    ProjectRequest.Wanted unknown =
        new ProjectRequest.Wanted(NOT_KNOWN_YET, place.resolve("made").resolve("library.so"));
    ProjectRequest request =
        new ProjectRequest(
            project, toolchain, OptLevel.O2, List.of(), List.of(), headers, List.of(unknown));
    Map<String, String> environment = machine.environment();
    RecordedBuild built =
        new ProjectDriver(tree.root(), folder, environment).record(request, place);
    BuildResult result = built.results().get(0);
    boolean ended = result.isBuilt() || result instanceof BuildResult.NoLibrary;
    List<MadeNif> found = ended ? libraries(built.tree()) : List.of();
    String problem = ended ? "it makes no NIF library" : problem(result);
    return new Made(found, problem, List.of());
  }

  /** Those that the project did not have before. */
  private List<MadeNif> libraries(Path copy) throws IOException, InterruptedException {
    List<MadeNif> found = new ArrayList<>();
    List<Path> known = new ArrayList<>();
    try (Stream<Path> files = Files.walk(copy)) {
      for (Path file : files.filter(InitBuild::isLibrary).sorted(SHORTEST_FIRST).toList()) {
        Path relative = copy.relativize(file);
        if (isNew(file, known) && !isSame(file, tree.root().resolve(relative))) {
          known.add(file);
          Optional<MadeNif> one = found(file, Optional.of(inApplication(relative)));
          one.ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static boolean isLibrary(Path file) {
    return file.getFileName().toString().endsWith(".so") && Files.isRegularFile(file);
  }

  private static boolean isNew(Path file, List<Path> known) throws IOException {
    for (Path one : known) {
      if (isSame(one, file)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    return Files.isRegularFile(other) && Files.mismatch(one, other) < 0;
  }

  /** rebar3 and mix have {@code priv} below {@code _build}; the gate finds it there. */
  private static Path inApplication(Path file) {
    Matcher inside = OF_APPLICATION.matcher(file.toString());
    return inside.matches() ? Path.of(inside.group(1)) : file;
  }

  private Optional<MadeNif> found(Path file, Optional<Path> output)
      throws IOException, InterruptedException {
    LibraryFile read = LibraryFile.read(file);
    if (!read.isNif()) {
      return Optional.empty();
    }
    NifLibrary nif = read.nif().orElseThrow();
    String name = file.getFileName().toString();
    return Optional.of(
        new MadeNif(
            name.substring(0, name.length() - ".so".length()),
            output,
            Optional.empty(),
            nif.module(),
            usable(nif.module().flatMap(module -> DeclaredModule.of(tree, module))),
            nif.functions().stream().flatMap(row -> shown(row).stream()).toList(),
            nif.elf().dynamic().needed().contains("libstdc++.so.6"),
            nif.elf().dynamic().needed().stream().filter(FOREIGN).toList()));
  }

  private Optional<DeclaredModule> usable(Optional<DeclaredModule> module)
      throws IOException, InterruptedException {
    ModuleTrial trial = new ModuleTrial(tree, machine.environment(), folder);
    return module.isPresent() && trial.compiles(module.get()) ? module : Optional.empty();
  }

  private static Optional<String> shown(NifFunction row) {
    return row.name().text().map(name -> name + "/" + row.arity());
  }

  private static String problem(BuildResult result) {
    List<String> lines = Diagnostics.of(result).lines().filter(line -> !line.isBlank()).toList();
    List<String> told = lines.stream().filter(SAYS_WHY).limit(LAST_LINES).toList();
    List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    String words = String.join("\n      ", told.isEmpty() ? last : told);
    return result.summary() + (words.isEmpty() ? "" : "\n      " + words);
  }
}
