package io.nifproof.cli.option;

import io.nifproof.app.BisectRequest;
import io.nifproof.app.BisectTest;
import io.nifproof.app.Project;
import io.nifproof.app.VariantName;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.gate.spec.Durations;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What to bisect, and how a library is tested. */
public final class BisectOptions {
  @Option(
      names = "--library",
      paramLabel = "NAME",
      description = "Which of the libraries of nifproof.toml; needed when there are several.")
  private String library;

  @Option(
      names = "--call",
      paramLabel = "EXPR",
      description = {
        "The Erlang expression that shows it, such as 'f(1)'. A call without a module is one of the"
            + " library's module. Without a call the load itself is the test."
      })
  private String call;

  @Option(
      names = "--expect",
      paramLabel = "TERM",
      description = "What the call must return: an Erlang term or pattern.")
  private String expect;

  @Option(
      names = "--case",
      paramLabel = "NAME",
      description = "Take call and expected value of this [[case]] of nifproof.toml.")
  private String caseName;

  @Option(
      names = "--pass",
      paramLabel = "VARIANT",
      description = "A way to build that passes, such as gcc-O0 (default: searched for).")
  private String pass;

  @Option(
      names = "--fail",
      paramLabel = "VARIANT",
      description = "A way to build that fails, such as gcc-O2 or 'gcc-O2 -ffast-math'.")
  private String fail;

  @Option(
      names = "--runtime",
      paramLabel = "ID",
      defaultValue = "host",
      description = "Load on this runtime (default: ${DEFAULT-VALUE}).")
  private String runtime;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "How long a load, and a call, may take, such as 500ms, 20s or 2m.")
  private String timeout;

  /** What is asked for. */
  public BisectRequest request(Project project, boolean keep) {
    return new BisectRequest(
        project,
        Optional.ofNullable(library),
        test(),
        variant("--pass", pass),
        variant("--fail", fail),
        runtime,
        timeout(),
        keep);
  }

  private BisectTest test() {
    if (caseName != null) {
      if (call != null || expect != null) {
        throw usage("--case already says what --call and --expect say", "leave them out");
      }
      return new BisectTest.Case(caseName);
    }
    if (call == null && expect != null) {
      throw usage("--expect without --call", "name the call whose value it is: --call 'f(1)'");
    }
    return call == null
        ? new BisectTest.Load()
        : new BisectTest.Call(call, Optional.ofNullable(expect));
  }

  private Optional<Duration> timeout() {
    if (timeout == null) {
      return Optional.empty();
    }
    Optional<Duration> time = Durations.parse(timeout);
    if (time.isEmpty()) {
      throw usage(
          "`" + timeout + "` for --timeout: " + Durations.EXPECTED,
          "leave it out to wait as long as nifproof.toml says");
    }
    return time;
  }

  private static Optional<VariantName> variant(String option, String text) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<VariantName> variant = VariantName.parse(text);
    if (variant.isEmpty()) {
      throw usage(
          "`" + text + "` for " + option + ": " + VariantName.EXPECTED,
          "leave it out to have it searched for");
    }
    return variant;
  }

  private static CommandFailure usage(String message, String hint) {
    return new CommandFailure(ExitCode.USAGE, message, hint);
  }
}
