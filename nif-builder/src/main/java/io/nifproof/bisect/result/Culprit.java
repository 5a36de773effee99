package io.nifproof.bisect.result;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What makes the difference, as far as it could be narrowed.
 *
 * @param ends the two ways to build, brought near
 * @param flags the flags
 * @param reliefs freedoms of the compiler without which it passes
 * @param units the translation units; empty when it is none of them
 * @param pass the pass of clang
 * @param functions the functions
 * @param confirmation the commands that show it
 */
public record Culprit(
    Ends ends,
    Optional<FlagFinding> flags,
    List<SemanticFlag> reliefs,
    List<Path> units,
    Optional<PassFinding> pass,
    Optional<FunctionFinding> functions,
    Confirmation confirmation) {
  /** Copies the lists. */
  public Culprit {
    reliefs = List.copyOf(reliefs);
    units = List.copyOf(units);
  }
}
