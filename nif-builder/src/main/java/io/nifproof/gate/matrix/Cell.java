package io.nifproof.gate.matrix;

import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.Flavor;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One library on one runtime: the unit of work.
 *
 * @param subject what is loaded: a variant to build, or a library that is there
 * @param runtime where it is loaded
 * @param flavor by which of its VMs
 */
public record Cell(Subject subject, ErlangRuntime runtime, Flavor flavor) {
  /** A cell on the runtime's default VM. */
  public Cell(Subject subject, ErlangRuntime runtime) {
    this(subject, runtime, runtime.flavor());
  }

  /** What a cell loads. */
  public sealed interface Subject {
    /** Which library it is. */
    CellLibrary library();

    /** Short name, unique among the subjects of one architecture. */
    String id();

    /** The set of flags it was built with, or is loaded under. */
    FlagSet flags();

    /**
     * A library that is built first.
     *
     * @param library which
     * @param variant how
     */
    record Build(CellLibrary library, Variant variant) implements Subject {
      @Override
      public String id() {
        return library.qualified(variant.id());
      }

      @Override
      public FlagSet flags() {
        return variant.flags();
      }
    }

    /**
     * A library that is there.
     *
     * @param library which, or whose: that of a check is the check's
     * @param name its file name, or more of its path when that is not unique
     * @param file its file
     * @param flags what it is loaded under: a set that asks nothing of a compiler
     */
    record Prebuilt(CellLibrary library, String name, Path file, FlagSet flags) implements Subject {
      @Override
      public String id() {
        return library.qualified(flags.qualified(name));
      }
    }
  }

  /**
   * Its name, e.g. {@code gcc-O2@debian:trixie/arm64}; on a VM that is not the runtime's default
   * {@code gcc-O2@host+emu}; of one of several libraries {@code NAME/gcc-O2@host}.
   */
  public String id() {
    return subject.id() + "@" + place();
  }

  /** The name of the runtime and, when it is not the default, of its VM. */
  public String place() {
    return flavor == runtime.flavor() ? runtime.id() : runtime.id() + "+" + flavor.id();
  }

  /** What its node needs besides. */
  public FlagSet.Harness harness() {
    return subject.flags().harness();
  }

  /** How its library is built, when it is. */
  public Optional<Variant> variant() {
    return subject instanceof Subject.Build build ? Optional.of(build.variant()) : Optional.empty();
  }
}
