package io.nifproof.gate.cell;

import io.nifproof.diagnose.CrashDiagnosis;
import io.nifproof.node.probe.CallReport;
import java.util.Optional;

/**
 * A call that was made, as its node told it.
 *
 * @param report what the node did
 * @param diagnosis why, when the node was watched
 */
public record Called(CallReport report, Optional<CrashDiagnosis> diagnosis) {}
