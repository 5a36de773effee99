package io.nifproof.gate.spec;

import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.build.Build;
import io.nifproof.gate.matrix.Matrix;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a project's {@code nifproof.toml} asks for, validated.
 *
 * @param project the folder of the file; all paths are relative to it
 * @param library what is built and how it is loaded
 * @param matrix which variants on which runtimes
 * @param cases what to call in each cell; when there is none, the load itself is the case
 * @param run how cells are run
 */
public record GateSpec(
    Path project, Library library, Matrix matrix, List<CaseSpec> cases, Run run) {
  /**
   * The library of a project.
   *
   * @param name its name, without {@code .so}
   * @param sources C files and patterns; none when the project's own build system knows them
   * @param module the Erlang module; empty when there is none, and a stub is made
   * @param cflags more flags of the compiler
   * @param ldflags more flags of the linker
   * @param loadInfo the second argument of {@code load_nif}
   * @param build who makes it
   */
  public record Library(
      String name,
      List<String> sources,
      Optional<ModuleFile> module,
      List<String> cflags,
      List<String> ldflags,
      OtpErlangObject loadInfo,
      Build build) {
    /** Copies the lists. */
    public Library {
      sources = List.copyOf(sources);
      cflags = List.copyOf(cflags);
      ldflags = List.copyOf(ldflags);
    }
  }

  /**
   * How the cells of a project are run.
   *
   * @param isolation whether libraries have nodes of their own
   * @param retries whether a cell that fails is run again
   * @param timing whether the calls of the cases are timed
   * @param requireTrap whether a cell without the crash trap is incomplete
   * @param timeout how long each step of a load may take
   * @param grace how long a node lives on at most after its last call, where the library goes on
   */
  public record Run(
      Isolation isolation,
      Retries retries,
      boolean timing,
      boolean requireTrap,
      Duration timeout,
      Duration grace) {}

  /** The Erlang module of the library: object code, or source to compile. */
  public sealed interface ModuleFile {
    /** The file. */
    Path path();

    /** Object code. */
    record Beam(Path path) implements ModuleFile {}

    /** Source. */
    record Erl(Path path) implements ModuleFile {}
  }

  /** Copies the list. */
  public GateSpec {
    cases = List.copyOf(cases);
  }
}
