package io.nifproof.gate;

/** What a call of a case takes, or why that is not known. */
public sealed interface CallTiming {
  /**
   * It was measured.
   *
   * @param nanos the median over the samples of one call's time, without the loop around it
   * @param noise half the distance between the quartiles of the samples, of the loop's own as well
   * @param loop what was taken off: the loop around one call
   * @param samples how many there are
   * @param calls how many calls each sample has
   * @param machine where
   * @param remembered whether it was measured in an earlier run with the same inputs
   */
  record Timed(
      double nanos,
      double noise,
      double loop,
      int samples,
      long calls,
      MachineIdentity machine,
      boolean remembered)
      implements CallTiming {}

  /** It was not. */
  record NotTimed(String reason) implements CallTiming {}
}
