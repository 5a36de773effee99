package io.nifproof.app;

import io.nifproof.bisect.result.BisectReport;
import io.nifproof.node.probe.CallRequest;
import java.util.List;
import java.util.Optional;

/**
 * What a bisection came to.
 *
 * @param report what makes the difference, and every try
 * @param call what was called; empty when the load was the test
 * @param check the command that tests a library as it was tested; none when a module is needed
 */
public record BisectResult(BisectReport report, Optional<CallRequest> call, List<String> check) {
  /** Copies the list. */
  public BisectResult {
    check = List.copyOf(check);
  }
}
