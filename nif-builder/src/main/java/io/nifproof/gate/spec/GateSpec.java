package io.nifproof.gate.spec;

import io.nifproof.build.Build;
import io.nifproof.gate.matrix.Matrix;
import io.nifproof.node.wall.WallLimits;
import io.nifproof.node.wall.WallOpenings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a project's {@code nifproof.toml} asks for, validated.
 *
 * @param project the folder of the file; all paths are relative to it
 * @param build who makes the libraries
 * @param packages packages of Debian that the libraries need, beside those of Erlang
 * @param libraries what is built and how it is loaded; one at least
 * @param matrix which variants on which runtimes
 * @param run how cells are run
 * @param wall what is open in the walls around nodes, and how much may be used there
 */
public record GateSpec(
    Path project,
    Build build,
    List<String> packages,
    List<Library> libraries,
    Matrix matrix,
    Run run,
    WallSpec wall) {
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

  /**
   * The walls around nodes.
   *
   * @param openings what is open in them
   * @param limits what may be used behind them
   */
  public record WallSpec(WallOpenings openings, WallLimits limits) {
    /** Whole walls with the usual limits. */
    public static final WallSpec DEFAULT = new WallSpec(WallOpenings.NONE, WallLimits.DEFAULT);
  }

  /** The module of a library: object code, or source to compile. */
  public sealed interface ModuleFile {
    /** The file. */
    Path path();

    /** Object code. */
    record Beam(Path path) implements ModuleFile {}

    /** Source in Erlang. */
    record Erl(Path path) implements ModuleFile {}

    /** Source in Elixir: the module and those that it needs to be compiled. */
    record Ex(List<Path> paths) implements ModuleFile {
      /** Copies the list. */
      public Ex {
        paths = List.copyOf(paths);
      }

      @Override
      public Path path() {
        return paths.get(0);
      }
    }
  }

  /** Copies the lists. */
  public GateSpec {
    packages = List.copyOf(packages);
    libraries = List.copyOf(libraries);
  }

  /** What is gated, for people: the name of the library, or those of all. */
  public String name() {
    return libraries.stream().map(Library::name).collect(Collectors.joining(", "));
  }
}
