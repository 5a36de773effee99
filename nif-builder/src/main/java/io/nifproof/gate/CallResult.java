package io.nifproof.gate;

import io.nifproof.diagnose.Autopsy;
import io.nifproof.node.probe.CallReport;
import java.util.Optional;

/**
 * What came of a call.
 *
 * @param report what the node did
 * @param autopsy why, when the node was watched
 * @param timing what a call takes, when that was asked for
 */
public record CallResult(
    CallReport report, Optional<Autopsy> autopsy, Optional<CallTiming> timing) {
  /** One that was not timed. */
  CallResult(CallReport report, Optional<Autopsy> autopsy) {
    this(report, autopsy, Optional.empty());
  }

  CallResult with(CallTiming measured) {
    return new CallResult(report, autopsy, Optional.of(measured));
  }

  /** Whether what came of it is what it had to be, if that is known. */
  public boolean asExpected() {
    boolean unexpected = report.end() instanceof CallReport.End.Unexpected;
    return report.survived() && !unexpected && !(report.end() instanceof CallReport.End.Invalid);
  }

  /** Whether nobody needs to be told: it was known what had to come of it, and that came. */
  public boolean unremarkable() {
    return asExpected() && report.request().expect().isPresent();
  }
}
