package io.nifproof.gate;

import io.nifproof.diagnose.Autopsy;
import io.nifproof.node.probe.CallReport;
import java.util.Optional;

/**
 * A call that was made, as its node told it.
 *
 * @param report what the node did
 * @param autopsy why, when the node was watched
 */
record Called(CallReport report, Optional<Autopsy> autopsy) {}
