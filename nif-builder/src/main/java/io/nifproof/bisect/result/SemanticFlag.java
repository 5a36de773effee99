package io.nifproof.bisect.result;

import io.nifproof.toolchain.CompilerFamily;
import java.util.List;

/**
 * A flag that makes something defined which C leaves undefined, or takes one freedom from the
 * compiler. Where it helps, it tells what the code relies on.
 *
 * @param flags the words
 * @param relies what the code relies on when they help
 */
public record SemanticFlag(List<String> flags, String relies) {
  /** Copies the list. */
  public SemanticFlag {
    flags = List.copyOf(flags);
  }

  /** All that a compiler may know; an older one refuses some. */
  public static List<SemanticFlag> of(CompilerFamily family) {
    boolean clang = family.isClang();
    return List.of(
        new SemanticFlag(
            List.of("-fno-strict-aliasing"),
            "that an object is seen through a pointer to another type"),
        new SemanticFlag(List.of("-fwrapv"), "that signed arithmetic wraps around"),
        new SemanticFlag(
            List.of("-fno-delete-null-pointer-checks"),
            "that a pointer may be NULL after it was used as if it were not"),
        new SemanticFlag(
            clang
                ? List.of(
                    "-ftrivial-auto-var-init=zero",
                    "-enable-trivial-auto-var-init-zero-knowing-it-will-be-removed-from-clang")
                : List.of("-ftrivial-auto-var-init=zero"),
            "on a variable that was never set"),
        new SemanticFlag(
            List.of("-fno-finite-loops"), "that a loop without effects may run for ever"),
        new SemanticFlag(
            clang
                ? List.of("-fno-vectorize", "-fno-slp-vectorize")
                : List.of("-fno-tree-vectorize"),
            "that vector instructions are not used (alignment, or overlapping data)"),
        new SemanticFlag(
            List.of("-ffp-contract=off"), "that floating-point steps are rounded one by one"));
  }
}
