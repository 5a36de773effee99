package io.nifproof.gate;

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
    /** Short name, unique among the subjects of one architecture. */
    String id();

    /**
     * A library that is built first.
     *
     * @param variant how
     */
    record Build(Variant variant) implements Subject {
      @Override
      public String id() {
        return variant.id();
      }
    }

    /**
     * A library that is there.
     *
     * @param id its file name, or more of its path when that is not unique
     * @param library its file
     */
    record Prebuilt(String id, Path library) implements Subject {}
  }

  /**
   * Its name, e.g. {@code gcc-O2@debian:trixie/arm64}; on a VM that is not the runtime's default
   * {@code gcc-O2@host+emu}.
   */
  public String id() {
    return subject.id() + "@" + place();
  }

  /** The name of the runtime and, when it is not the default, of its VM. */
  public String place() {
    return flavor == runtime.flavor() ? runtime.id() : runtime.id() + "+" + flavor.id();
  }

  /** How its library is built, when it is. */
  public Optional<Variant> variant() {
    return subject instanceof Subject.Build build ? Optional.of(build.variant()) : Optional.empty();
  }
}
