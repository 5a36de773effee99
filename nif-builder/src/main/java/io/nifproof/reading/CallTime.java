package io.nifproof.reading;

import java.util.Optional;

/**
 * What a call takes, as it was measured.
 *
 * @param nanos the median
 * @param noise half the distance between the quartiles
 * @param remembered whether an earlier run measured it
 * @param cpu the processor
 * @param machine tells this machine from others
 */
public record CallTime(double nanos, double noise, boolean remembered, String cpu, String machine) {
  /** Two nodes with the very same library differ by as much now and then. */
  private static final double ALIKE = 0.02;

  /**
   * So do the shortest calls, by where a VM puts its code: seen among 90 nodes of three releases.
   */
  private static final double ALIKE_NANOS = 3;

  static Optional<CallTime> of(JsonObject json) {
    return json.decimal("nanos").isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CallTime(
                json.decimal("nanos").getAsDouble(),
                json.decimal("noise").orElse(0),
                json.flag("remembered"),
                json.text("cpu").orElse("?"),
                json.text("machine").orElse("?")));
  }

  /** Whether the difference to another says nothing. */
  boolean same(CallTime other) {
    double between = Math.abs(nanos - other.nanos);
    double alike = Math.max(ALIKE_NANOS, ALIKE * Math.max(nanos, other.nanos));
    return between <= Math.max(noise + other.noise, alike);
  }
}
