package io.nifproof.app;

import java.time.Duration;
import java.util.Optional;

/**
 * What to bisect.
 *
 * @param project the project
 * @param library which of its libraries; empty when it has one
 * @param test what is a failure
 * @param pass a way to build that passes; empty to have it searched for
 * @param fail a way to build that fails; empty to have it searched for
 * @param runtime id of the runtime to load on
 * @param timeout how long a load, and a call, may take; empty for what the project says
 * @param keep whether the run's folder stays, with all that was built
 */
public record BisectRequest(
    Project project,
    Optional<String> library,
    BisectTest test,
    Optional<VariantName> pass,
    Optional<VariantName> fail,
    String runtime,
    Optional<Duration> timeout,
    boolean keep) {
  /** A bisection on this machine's own Erlang, which searches for both ways to build. */
  public static BisectRequest of(Project project, BisectTest test) {
    return new BisectRequest(
        project,
        Optional.empty(),
        test,
        Optional.empty(),
        Optional.empty(),
        "host",
        Optional.empty(),
        false);
  }
}
