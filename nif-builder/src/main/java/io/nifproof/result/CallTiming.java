package io.nifproof.result;

/** What a call of a case takes, or why that is not known. */
public sealed interface CallTiming {
  /**
   * It was measured; times are in nanoseconds, rounded to tenths.
   *
   * @param nanos the median over the samples of one call's time, without the loop around it
   * @param noise half the distance between the quartiles of the samples, of the loop's own as well
   * @param loop what was taken off: the loop around one call
   * @param samples how many there are
   * @param calls how many calls each sample has
   * @param cpu the model of the processor
   * @param machine tells the machine from others
   * @param remembered whether it was measured in an earlier run with the same inputs
   */
  record Timed(
      double nanos,
      double noise,
      double loop,
      int samples,
      long calls,
      String cpu,
      String machine,
      boolean remembered)
      implements CallTiming {
    /** Two nodes with the very same library differ by as much now and then. */
    private static final double ALIKE = 0.02;

    /**
     * So do the shortest calls, by where a VM puts its code: seen among 90 nodes of three releases.
     */
    private static final double ALIKE_NANOS = 3;

    /** Rounds. */
    public Timed {
      nanos = tenths(nanos);
      noise = tenths(noise);
      loop = tenths(loop);
    }

    private static double tenths(double figure) {
      return Math.round(figure * 10) / 10.0;
    }

    /** Whether the difference to another says nothing. */
    public boolean same(Timed other) {
      double between = Math.abs(nanos - other.nanos);
      double alike = Math.max(ALIKE_NANOS, ALIKE * Math.max(nanos, other.nanos));
      return between <= Math.max(noise + other.noise, alike);
    }
  }

  /**
   * It was not.
   *
   * @param reason why
   */
  record NotTimed(String reason) implements CallTiming {}
}
