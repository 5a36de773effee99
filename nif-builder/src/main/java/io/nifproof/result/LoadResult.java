package io.nifproof.result;

import java.util.List;
import java.util.Optional;

/**
 * What came of loading the library.
 *
 * @param end how it stood with the node then
 * @param functions what {@code module_info(nifs)} named, as {@code name/arity}; none when it did
 *     not load
 * @param place where it lay in memory, when it loaded and the VM said so
 * @param crash how and where the VM ended, when the load ended it and it was watched
 */
public record LoadResult(
    NodeEnd end, List<String> functions, Optional<MemoryPlace> place, Optional<Crash> crash) {
  /** Copies the list. */
  public LoadResult {
    functions = List.copyOf(functions);
  }

  /** One that ended without a library in a VM. */
  public LoadResult(NodeEnd end) {
    this(end, List.of(), Optional.empty(), Optional.empty());
  }
}
