package io.nifproof.gate.spec;

import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.gate.matrix.MatrixRule;
import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A library of a project.
 *
 * @param name its name, without {@code .so}; no two of a project have the same
 * @param recipe what it is made of
 * @param module the Erlang module; empty when there is none, and a stub is made
 * @param loadInfo the second argument of {@code load_nif}
 * @param cases what to call in each of its cells; when there is none, the load itself is the case
 * @param exclude which of its cells are left out, besides those that the matrix leaves out
 */
public record Library(
    String name,
    Recipe recipe,
    Optional<GateSpec.ModuleFile> module,
    OtpErlangObject loadInfo,
    List<CaseSpec> cases,
    List<MatrixRule> exclude) {
  /**
   * What a library is made of.
   *
   * @param sources C files and patterns; none when the project's own build system knows them
   * @param cflags more flags of the compiler
   * @param ldflags more flags of the linker
   * @param output where it is, or the project's own build leaves it, relative to the project;
   *     {@link #ARCH} in it stands for the architecture
   */
  public record Recipe(
      List<String> sources, List<String> cflags, List<String> ldflags, String output) {
    /** The place of the architecture's name in {@code output}. */
    public static final String ARCH = "{arch}";

    /** Copies the lists. */
    public Recipe {
      sources = List.copyOf(sources);
      cflags = List.copyOf(cflags);
      ldflags = List.copyOf(ldflags);
    }

    /** What one build of them all has: its output is none of them. */
    public static Recipe joint(List<Recipe> all) {
      return new Recipe(
          flags(all, Recipe::sources), flags(all, Recipe::cflags), flags(all, Recipe::ldflags), "");
    }

    /** Words belong together as they stand, so only whole lists are left out that are there. */
    private static List<String> flags(List<Recipe> all, Function<Recipe, List<String>> words) {
      return all.stream().map(words).distinct().flatMap(List::stream).toList();
    }

    /** The library of an architecture, relative to the project. */
    public Path output(Arch arch) {
      return Path.of(output.replace(ARCH, arch.id())).normalize();
    }
  }

  /** Copies the lists. */
  public Library {
    cases = List.copyOf(cases);
    exclude = List.copyOf(exclude);
  }
}
