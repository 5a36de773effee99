package io.nifproof.gate;

import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Place;
import io.nifproof.node.Arch;
import io.nifproof.node.probe.Placement;
import java.nio.file.Path;
import java.util.Optional;

/** NP066 of a library in memory: whether its code reaches its data. */
final class PlacementFindings {
  /** rel32 of amd64, ADRP of arm64. */
  private static final long AMD64_REACH = 1L << 31;

  private static final long ARM64_REACH = 1L << 32;

  private PlacementFindings() {}

  static Optional<Finding> of(Path library, Arch arch, Optional<Placement> placement) {
    long reach = arch == Arch.AMD64 ? AMD64_REACH : ARM64_REACH;
    return placement
        .filter(place -> place.farthest() > reach)
        .map(
            place ->
                Finding.warning(FindingId.NP066, Place.of(library))
                    .found(
                        mebibytes(place.farthest())
                            + " from code at 0x"
                            + Long.toHexString(place.code().start())
                            + " to data at 0x"
                            + Long.toHexString(place.data().start())
                            + " in the VM's memory")
                    .expected(
                        "less than "
                            + mebibytes(reach)
                            + ", what relative addressing of "
                            + arch
                            + " reaches")
                    .means(
                        "code and data are further apart than code of the small model can reach;"
                            + " only code built with -mcmodel=large works")
                    .remedy(
                        "remove the linker script or the huge static array that spreads the"
                            + " segments"));
  }

  private static String mebibytes(long bytes) {
    return bytes / (1 << 20) + " MiB";
  }
}
