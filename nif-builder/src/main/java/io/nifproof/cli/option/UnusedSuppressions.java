package io.nifproof.cli.option;

import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.finding.Suppression;
import java.util.List;
import java.util.stream.Collectors;

/** A suppression of something that is not there hides the day when it comes back. */
public final class UnusedSuppressions {
  private UnusedSuppressions() {}

  /**
   * Fails when there is any.
   *
   * @throws CommandFailure that names them
   */
  public static void requireNone(List<Suppression> unused) {
    if (!unused.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "suppressions that no finding needed: "
              + unused.stream().map(Suppression::toString).collect(Collectors.joining(", ")),
          "remove them from nifproof.toml");
    }
  }
}
