package io.nifproof.gate.timing;

import java.util.Collection;

/**
 * The middle of some figures, and how far they spread.
 *
 * @param median the middle
 * @param noise half the distance between the quartiles
 * @param count how many there are
 */
record Spread(double median, double noise, int count) {
  /** Of one figure at least. */
  static Spread of(Collection<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double noise = (at(sorted, 0.75) - at(sorted, 0.25)) / 2;
    return new Spread(at(sorted, 0.5), noise, sorted.length);
  }

  /** The figure below which this share of them lies; between two of them where that is. */
  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
