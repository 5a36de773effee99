package io.nifproof.bisect;

import java.util.List;

/**
 * The flags that make the difference.
 *
 * @param flags as they are set in the failing build; none of them can be left out
 * @param cure words that, added to the failing build, make it pass; empty when that is not known
 * @param enough whether they also fail when they are added to the passing build
 */
public record FlagFinding(List<String> flags, List<String> cure, boolean enough) {
  /** Copies the lists. */
  public FlagFinding {
    flags = List.copyOf(flags);
    cure = List.copyOf(cure);
  }
}
