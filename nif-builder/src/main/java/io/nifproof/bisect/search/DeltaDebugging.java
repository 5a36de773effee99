package io.nifproof.bisect.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Makes a set smaller while something stays true of it (Zeller and Hildebrandt, "Simplifying and
 * Isolating Failure-Inducing Input", 2002). Several candidates are asked at once, so that the cores
 * are used; of those that hold the first is taken.
 *
 * @param <T> what is in the set
 */
final class DeltaDebugging<T> {
  private final Function<List<List<T>>, List<Boolean>> holds;
  private final int width;

  /**
   * A search.
   *
   * @param holds says of each set whether it holds
   * @param width how many to ask at once
   */
  DeltaDebugging(Function<List<List<T>>, List<Boolean>> holds, int width) {
    this.holds = holds;
    this.width = width;
  }

  /**
   * A set that holds, and does not when any one element is left out.
   *
   * @param all a set that holds, while the empty one does not
   */
  List<T> minimal(List<T> all) {
    List<T> current = all;
    int parts = 2;
    while (current.size() >= 2) {
      List<List<T>> candidates = candidates(current, Math.min(parts, current.size()));
      int found = first(candidates);
      if (found >= 0) {
        boolean rest = found >= parts;
        current = candidates.get(found);
        parts = rest ? Math.max(parts - 1, 2) : 2;
      } else if (parts >= current.size()) {
        break;
      } else {
        parts *= 2;
      }
    }
    return current;
  }

  /** The parts, then what is left when each is taken away; of two parts these are the same. */
  private static <T> List<List<T>> candidates(List<T> set, int parts) {
    List<List<T>> candidates = new ArrayList<>();
    List<List<T>> rests = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      int from = set.size() * i / parts;
      int to = set.size() * (i + 1) / parts;
      candidates.add(List.copyOf(set.subList(from, to)));
      List<T> rest = new ArrayList<>(set.subList(0, from));
      rest.addAll(set.subList(to, set.size()));
      rests.add(List.copyOf(rest));
    }
    if (parts > 2) {
      candidates.addAll(rests);
    }
    return candidates;
  }

  private int first(List<List<T>> candidates) {
    for (int from = 0; from < candidates.size(); from += width) {
      List<List<T>> asked = candidates.subList(from, Math.min(from + width, candidates.size()));
      int found = holds.apply(asked).indexOf(true);
      if (found >= 0) {
        return from + found;
      }
    }
    return -1;
  }
}
