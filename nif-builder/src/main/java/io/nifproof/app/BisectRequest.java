package io.nifproof.app;

import io.nifproof.app.host.UseCaseException;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.gate.spec.Library;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

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

  /**
   * The library that is meant.
   *
   * @throws UseCaseException when there is no such library, or several and none is named
   */
  Library chosen(GateSpec spec) {
    String known = spec.libraries().stream().map(Library::name).collect(Collectors.joining(", "));
    if (library.isEmpty() && spec.libraries().size() > 1) {
      throw UseCaseException.wrong(
          "nifproof.toml has several libraries: " + known + "; which of them shall it be?",
          "name one with --library");
    }
    return spec.libraries().stream()
        .filter(one -> library.isEmpty() || one.name().equals(library.get()))
        .findFirst()
        .orElseThrow(
            () ->
                UseCaseException.wrong(
                    "no library `" + library.get() + "` in nifproof.toml",
                    "libraries there: " + known));
  }
}
