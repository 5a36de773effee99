package io.nifproof.bisect.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Finds where a row of numbers turns from good to bad, asking several of them at once. */
final class FirstBad {
  private final Function<List<Integer>, List<Boolean>> bad;
  private final int width;

  /**
   * A search.
   *
   * @param bad says of each number whether it is bad
   * @param width how many to ask at once
   */
  FirstBad(Function<List<Integer>, List<Boolean>> bad, int width) {
    this.bad = bad;
    this.width = width;
  }

  /** A bad number whose predecessor is good, between a good one and a bad one above it. */
  int between(int good, int bad) {
    int low = good;
    int high = bad;
    while (high - low > 1) {
      List<Integer> asked = inside(low, high);
      int first = this.bad.apply(asked).indexOf(true);
      high = first < 0 ? high : asked.get(first);
      low = first < 0 ? asked.get(asked.size() - 1) : first == 0 ? low : asked.get(first - 1);
    }
    return high;
  }

  private List<Integer> inside(int low, int high) {
    List<Integer> points = new ArrayList<>();
    for (int i = 1; i <= width; i++) {
      int point = low + (int) ((long) (high - low) * i / (width + 1));
      if (point > low && point < high && !points.contains(point)) {
        points.add(point);
      }
    }
    return points.isEmpty() ? List.of(low + 1) : points;
  }
}
