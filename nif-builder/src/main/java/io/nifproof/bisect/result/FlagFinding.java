package io.nifproof.bisect.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The flags that make the difference.
 *
 * @param flags as they are set in the failing build; none of them can be left out
 * @param cure words that, added to the failing build, make it pass; empty when that is not known
 * @param enough whether they also fail when they are added to the passing build
 * @param set the set of flags that the user knows them by
 */
public record FlagFinding(
    List<String> flags, List<String> cure, boolean enough, Optional<String> set) {
  public FlagFinding(List<String> flags, List<String> cure, boolean enough) {
    this(flags, cure, enough, Optional.empty());
  }

  /** Under the first name whose words have all of the flags. */
  public FlagFinding named(Map<String, List<String>> sets) {
    Optional<String> name =
        sets.entrySet().stream()
            .filter(entry -> entry.getValue().containsAll(flags))
            .map(Map.Entry::getKey)
            .findFirst();
    return new FlagFinding(flags, cure, enough, name);
  }

  /** Copies the lists. */
  public FlagFinding {
    flags = List.copyOf(flags);
    cure = List.copyOf(cure);
  }
}
