package io.nifproof.toolchain;

import io.nifproof.node.Arch;
import io.nifproof.node.files.SearchPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Finds the compilers on {@code PATH} and tries them: GNU C, clang and zig, with and without a
 * version in the name, for the host and across.
 *
 * <p>A trial that succeeded is remembered in the cache folder under the program's real path, size
 * and time and those of the linkers on {@code PATH}; while none of them changes, asking again
 * starts no process. Thread-safe.
 */
public final class Toolchains {
  private static final int PARALLEL = 2;

  private final SearchPath path;
  private final Set<String> programs;
  private final Arch host;
  private final ProgramTrials trials;

  /**
   * Lists the compilers on {@code PATH}, and tries none yet. One installed later is seen by a new
   * object.
   *
   * @param cacheFolder where trials are remembered, and where their files live while they run
   * @param environment all of the environment compilers see; {@code PATH} of it is searched
   */
  public Toolchains(Path cacheFolder, Map<String, String> environment) {
    this(cacheFolder, environment, Arch.host(), Path.of("/"));
  }

  Toolchains(Path cacheFolder, Map<String, String> environment, Arch host, Path root) {
    this.path = SearchPath.of(environment);
    this.programs = path.names(name -> CompilerName.ofProgram(name).isPresent());
    this.host = host;
    this.trials =
        new ProgramTrials(
            cacheFolder.resolve("toolchains"), environment, path, new CandidateCommands(root));
  }

  /**
   * The name itself when it can be one of a compiler: {@code gcc}, {@code clang-14}; else empty.
   */
  public static Optional<String> name(String text) {
    return CompilerName.parse(text).map(CompilerName::toString);
  }

  /** The compilers that are there, by the names users ask for: {@code clang, gcc, gcc-12}. */
  public List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (String program : programs) {
      CompilerName.ofProgram(program).ifPresent(name -> names.add(name.toString()));
    }
    return names.stream().sorted().toList();
  }

  /**
   * Tries one compiler for one target, or remembers.
   *
   * @param compiler a name such as {@code gcc} or {@code clang-14}, without a target in front
   * @throws InterruptedException when the waiting thread was interrupted
   */
  public Reach reach(String compiler, Arch target) throws InterruptedException {
    CompilerName name = CompilerName.parse(compiler).orElse(null);
    if (name == null) {
      return new Reach.Unreached(
          compiler, target, new UnreachableReason.Absent(List.of(compiler), names()), List.of());
    }
    UnreachableReason first = null;
    for (Candidate candidate : candidates(name, target)) {
      Trial.Outcome outcome = trials.outcome(candidate.program(), candidate.cross(), target);
      if (outcome instanceof Trial.Outcome.Works works) {
        return reached(compiler, target, candidate.program(), works.learnt());
      }
      first = first == null ? ((Trial.Outcome.Fails) outcome).unreachable() : first;
    }
    UnreachableReason unreachable =
        first == null ? new UnreachableReason.Absent(wanted(name, target), names()) : first;
    return new Reach.Unreached(compiler, target, unreachable, Remedies.of(name, host, target));
  }

  /** Tries every compiler that is there for every target. */
  public ToolchainCatalog catalog() throws InterruptedException {
    return catalog(names(), List.of(Arch.values()));
  }

  /**
   * Tries some compilers for some targets, two at a time.
   *
   * @throws InterruptedException when the waiting thread was interrupted
   */
  public ToolchainCatalog catalog(Collection<String> compilers, Collection<Arch> targets)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(PARALLEL);
    try {
      List<Future<Reach>> asked = new ArrayList<>();
      for (String compiler : compilers) {
        targets.forEach(target -> asked.add(pool.submit(() -> reach(compiler, target))));
      }
      List<Reach> answers = new ArrayList<>();
      for (Future<Reach> answer : asked) {
        answers.add(answer.get());
      }
      return new ToolchainCatalog(answers);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a compiler's trial failed in an unforeseen way", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private record Candidate(ProgramFile program, boolean cross) {}

  /** The programs to try: the plain one where it may reach the target, then those made for it. */
  private List<Candidate> candidates(CompilerName name, Arch target) {
    List<Candidate> found = new ArrayList<>();
    boolean here = target == host;
    if (here) {
      program(name.toString()).ifPresent(p -> found.add(new Candidate(p, false)));
    }
    programs.stream()
        .filter(program -> name.isCross(program, target))
        .flatMap(program -> program(program).stream())
        .forEach(program -> found.add(new Candidate(program, !here)));
    if (!here && name.family().isClang()) {
      program(name.toString()).ifPresent(p -> found.add(new Candidate(p, true)));
    }
    return found;
  }

  private Optional<ProgramFile> program(String name) {
    return path.program(name).flatMap(ProgramFile::at);
  }

  private List<String> wanted(CompilerName name, Arch target) {
    String cross = target.gnuTriple() + "-" + name;
    boolean plain = target == host || name.family().isClang();
    return plain ? List.of(name.toString()) : List.of(cross);
  }

  private static Reach reached(
      String name, Arch target, ProgramFile program, TrialCache.Learnt learnt) {
    List<String> command = new ArrayList<>(List.of(program.path().toString()));
    command.addAll(learnt.arguments());
    Compiler compiler =
        new Compiler(learnt.family(), name, learnt.version(), learnt.versionLine(), program);
    return new Reach.Reached(new Toolchain(compiler, target, command));
  }
}
