package io.nifproof.app.init;

import io.nifproof.app.Notices;
import io.nifproof.app.host.HostMachine;
import io.nifproof.app.host.UseCaseException;
import io.nifproof.detect.Candidate;
import io.nifproof.detect.Candidates;
import io.nifproof.detect.MadeNif;
import io.nifproof.detect.ProjectDraft;
import io.nifproof.detect.ProjectTree;
import io.nifproof.gate.run.RunFolder;
import io.nifproof.gate.spec.GateSpecReader;
import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.toolchain.Toolchain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a {@code nifproof.toml} for a project that has none: finds out how it is built by building
 * it once, and takes every NIF library that came of that. Thread-safe.
 */
public final class Init {
  private static final List<String> COMPILERS = List.of("gcc", "clang");

  private final HostMachine machine;
  private final Notices notices;

  /** On a machine. */
  public Init(HostMachine machine, Notices notices) {
    this.machine = machine;
    this.notices = notices;
  }

  /**
   * Finds out.
   *
   * @param folder the project's
   * @throws UseCaseException when no way to build it gives a NIF library; the message says what was
   *     tried
   */
  public ProjectDraft draft(Path folder) throws IOException, InterruptedException {
    if (!Files.isDirectory(folder)) {
      throw UseCaseException.wrong(
          "`" + folder + "` is no folder; expected a project", "nifproof new NAME makes one");
    }
    ProjectTree tree = ProjectTree.of(folder.toAbsolutePath().normalize());
    List<Candidate> candidates = Candidates.of(tree, machine.environment());
    List<Toolchain> compilers = machine.toolchains(COMPILERS, Arch.host()).reached();
    if (compilers.isEmpty()) {
      throw UseCaseException.unavailable(
          "there is no C compiler on PATH (gcc or clang)", "Debian, Ubuntu: apt-get install gcc");
    }
    List<String> tried = new ArrayList<>();
    try (RunFolder run = RunFolder.create(machine.runtimes().home())) {
      run.discard();
      InitBuild builds = new InitBuild(tree, run.path(), machine, host(), compilers.get(0));
      for (Candidate candidate : candidates) {
        notices.detail("nifproof: trying " + candidate.because());
        InitBuild.Made made = builds.make(candidate);
        if (!made.libraries().isEmpty()) {
          List<String> names = compilers.stream().map(one -> one.compiler().name()).toList();
          return new ProjectDraft(
              candidate.remarking(remarks(tried)).remarking(remarks(made.remarks())),
              made.libraries(),
              new InitTargets(machine, names).of(made.libraries(), isCxx(made)));
        }
        tried.add(candidate.because() + ": " + made.problem());
        notices.detail("  " + made.problem());
      }
    }
    throw nothing(tree, tried);
  }

  /** What did not work is told too, each in a line. */
  private static List<String> remarks(List<String> problems) {
    return problems.stream().map(problem -> "not built by " + brief(problem)).toList();
  }

  private static String brief(String problem) {
    List<String> lines = problem.lines().map(String::strip).toList();
    int colon = lines.get(0).indexOf(": `");
    return lines.size() == 1 || colon < 0
        ? lines.get(0)
        : lines.get(0).substring(0, colon) + ": " + lines.get(1);
  }

  private static boolean isCxx(InitBuild.Made made) {
    return made.libraries().stream().anyMatch(MadeNif::cxx);
  }

  private ErlangRuntime host() throws IOException, InterruptedException {
    return machine
        .catalog(List.of("host"))
        .find("host")
        .orElseThrow(
            () ->
                UseCaseException.unavailable(
                    "there is no Erlang on PATH to build against",
                    "Debian, Ubuntu: apt-get install erlang-dev"));
  }

  private static UseCaseException nothing(ProjectTree tree, List<String> tried) {
    String folder = tree.root().toString();
    if (tried.isEmpty()) {
      return UseCaseException.wrong(
          "there is no "
              + GateSpecReader.FILE
              + " in `"
              + folder
              + "`, and nothing there makes a NIF library: no rebar.config, mix.exs, CMakeLists.txt"
              + " or Makefile that builds C, no source with ERL_NIF_INIT, no library in priv",
          "nifproof new NAME makes a project with one; docs/nifproof-toml.md describes the file");
    }
    String empty = String.join("`, `", tree.emptySubmodules());
    return UseCaseException.unavailable(
        "no way to build `" + folder + "` gave a NIF library\n  " + String.join("\n  ", tried),
        empty.isEmpty()
            ? "mend the build, or write " + GateSpecReader.FILE + " by hand: docs/nifproof-toml.md"
            : "the submodule `" + empty + "` is empty: git submodule update --init --recursive");
  }
}
