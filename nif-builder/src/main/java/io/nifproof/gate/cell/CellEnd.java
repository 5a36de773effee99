package io.nifproof.gate.cell;

import io.nifproof.diagnose.CrashDiagnosis;
import io.nifproof.node.launch.LeftBehind;
import io.nifproof.node.probe.LoadReport;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a cell at the moment when its node ends.
 *
 * @param load what came of loading the library
 * @param diagnosis why the load ended as it did, when the node was watched
 * @param calls what came of the calls
 * @param left processes that outlived the node and were killed
 * @param sha256 the digest of the library before it was loaded
 * @param soughtNetwork whether something behind the node's wall looked for the network
 */
public record CellEnd(
    LoadReport load,
    Optional<CrashDiagnosis> diagnosis,
    List<Called> calls,
    List<LeftBehind> left,
    Optional<String> sha256,
    boolean soughtNetwork) {
  public CellEnd {
    calls = List.copyOf(calls);
    left = List.copyOf(left);
  }
}
