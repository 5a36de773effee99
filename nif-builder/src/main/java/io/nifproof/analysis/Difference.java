package io.nifproof.analysis;

import java.util.List;
import java.util.Optional;

/**
 * A case that not every cell answers alike.
 *
 * @param name of what was gated
 * @param caseName the case
 * @param expect what should have come; empty when nothing was said
 * @param groups the answers, that of the most cells first
 */
public record Difference(
    String name, String caseName, Optional<String> expect, List<Group> groups) {
  /** Copies the list. */
  public Difference {
    groups = List.copyOf(groups);
  }

  /**
   * The cells that agree.
   *
   * @param answer what they answered
   * @param cells their names
   * @param where what they have in common and no other cell has; empty when there is no such thing
   * @param ok whether the answer is as expected; empty when nothing was said
   */
  public record Group(
      String answer, List<String> cells, Optional<String> where, Optional<Boolean> ok) {
    /** Copies the list. */
    public Group {
      cells = List.copyOf(cells);
    }

    /** Which cells these are, for people. */
    public String words() {
      return where.orElseGet(
          () -> {
            int more = cells.size() - SHOWN;
            String shown = String.join(", ", cells.subList(0, Math.min(SHOWN, cells.size())));
            return shown + (more > 0 ? " and " + more + " more" : "");
          });
    }
  }

  private static final int SHOWN = 6;

  /** The cells that answered. */
  public int cells() {
    return groups.stream().mapToInt(group -> group.cells().size()).sum();
  }
}
