package io.nifproof.toolchain;

import io.nifproof.node.Arch;
import java.util.List;

/** The answer to: does this compiler make libraries for this target? */
public sealed interface Reach {
  /** The compiler's name as it was asked for, e.g. {@code gcc} or {@code clang-14}. */
  String compiler();

  /** The target asked for. */
  Arch target();

  /**
   * It does.
   *
   * @param toolchain the compiler and the command to use
   */
  record Reached(Toolchain toolchain) implements Reach {
    @Override
    public String compiler() {
      return toolchain.compiler().name();
    }

    @Override
    public Arch target() {
      return toolchain.target();
    }
  }

  /**
   * It does not.
   *
   * @param compiler the name asked for
   * @param target the target asked for
   * @param unreachable why
   * @param remedies what brings it, per system
   */
  public record Unreached(
      String compiler, Arch target, UnreachableReason unreachable, List<Remedy> remedies)
      implements Reach {
    /** Copies the list. */
    public Unreached {
      remedies = List.copyOf(remedies);
    }

    /** The whole sentence, without the remedies. */
    public String message() {
      return "compiler `"
          + compiler
          + "` cannot build for "
          + target
          + ": "
          + unreachable.message();
    }
  }
}
