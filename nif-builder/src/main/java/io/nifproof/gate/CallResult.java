package io.nifproof.gate;

import io.nifproof.diagnose.Autopsy;
import io.nifproof.node.probe.CallReport;
import java.util.Optional;

/**
 * What came of a call.
 *
 * @param report what the node did
 * @param autopsy why, when the node was watched
 */
public record CallResult(CallReport report, Optional<Autopsy> autopsy) {}
