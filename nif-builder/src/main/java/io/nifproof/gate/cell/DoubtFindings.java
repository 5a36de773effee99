package io.nifproof.gate.cell;

import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Place;
import io.nifproof.node.Doubt;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** NP123 of a node that did what no VM does. */
public final class DoubtFindings {
  private DoubtFindings() {}

  /** Empty when there is no doubt. */
  public static Optional<Finding> of(Path library, Set<Doubt> doubts) {
    if (doubts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.error(FindingId.NP123, Place.of(library))
            .found(doubts.stream().sorted().map(Doubt::words).collect(Collectors.joining("; ")))
            .expected("one answer to each question, given by the VM after the library returned")
            .means(
                "something in the VM's process answers in the VM's name, or spoilt what watches it:"
                    + " nothing that the node said of this library can be believed")
            .remedy(
                "do not fork without exec, and write to no descriptor that the library did not"
                    + " open; without such code, treat the library as hostile"));
  }
}
