package io.nifproof.gate.cell;

import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Place;
import io.nifproof.node.Arch;
import io.nifproof.node.probe.Placement;
import java.nio.file.Path;
import java.util.Optional;

/** NP066 of a library in memory: whether its code reaches its data. */
final class PlacementFindings {
  private PlacementFindings() {}

  static Optional<Finding> of(Path library, Arch arch, Optional<Placement> placement) {
    long reach = reach(arch);
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

  /** How far relative addressing goes to either side, in bytes. */
  private static long reach(Arch arch) {
    return switch (arch) {
      case AMD64 -> 1L << 31; // rel32
      case ARM64 -> 1L << 32; // ADRP
    };
  }

  private static String mebibytes(long bytes) {
    return bytes / (1 << 20) + " MiB";
  }
}
