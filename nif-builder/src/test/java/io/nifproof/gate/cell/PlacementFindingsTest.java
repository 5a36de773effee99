package io.nifproof.gate.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Arch;
import io.nifproof.node.probe.Placement;
import io.nifproof.node.probe.Placement.Range;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlacementFindingsTest {
  private static final long GIB = 1L << 30;
  private static final Path LIBRARY = Path.of("/lib/a.so");

  private static Optional<Placement> apart(long distance) {
    Range code = new Range(0x7f0000000000L, 0x7f0000001000L);
    long end = code.start() + distance;
    return Optional.of(new Placement(code, new Range(end - 4096, end), Optional.empty()));
  }

  @Test
  void warnsOfWhatRelativeAddressingCannotReach() {
    assertThat(PlacementFindings.of(LIBRARY, Arch.AMD64, apart(2 * GIB + 4096)))
        .hasValueSatisfying(
            finding -> assertThat(finding.evidence()).contains("2048 MiB", "0x7f0000000000"));
    assertThat(PlacementFindings.of(LIBRARY, Arch.ARM64, apart(10 * GIB))).isPresent();
  }

  @Test
  void isContentWithWhatItReaches() {
    assertThat(PlacementFindings.of(LIBRARY, Arch.AMD64, apart(2 * GIB))).isEmpty();
    assertThat(PlacementFindings.of(LIBRARY, Arch.ARM64, apart(4 * GIB))).isEmpty();
    assertThat(PlacementFindings.of(LIBRARY, Arch.ARM64, Optional.empty())).isEmpty();
  }
}
