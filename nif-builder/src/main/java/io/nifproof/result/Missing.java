package io.nifproof.result;

import java.util.List;

/**
 * Something that was asked for and did not run.
 *
 * @param name of what was gated: the library, or all libraries of a gate, as in {@link
 *     Results#name}
 * @param what the runtime, compiler or file
 * @param reason why
 * @param remedies what would change that
 */
public record Missing(String name, String what, String reason, List<String> remedies) {
  /** Copies the list. */
  public Missing {
    remedies = List.copyOf(remedies);
  }

  /** Whether a cell is of what did not run. */
  public boolean concerns(CellResult cell) {
    return name.equals(cell.name()) || List.of(name.split(", ")).contains(cell.name());
  }
}
