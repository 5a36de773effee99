package io.nifproof.node.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.probe.Placement.Range;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PlacementTest {
  private static final String MAPS =
      """
      7f0000000000-7f0004000000 r-xs 00000000 00:01 1024     /memfd:vmem (deleted)
      7f0100000000-7f0100001000 r--p 00000000 08:01 1        /lib/a b.so
      7f0100001000-7f0100002000 r-xp 00001000 08:01 1        /lib/a b.so
      7f0300000000-7f0300001000 rw-p 00002000 08:01 1        /lib/a b.so
      7f0300001000-7f0300002000 r-xp 00000000 08:01 2        /lib/other.so
      7fff00000000-7fff00002000 r-xp 00000000 00:00 0        [vdso]
      """;

  @Test
  void measuresTheLongestWays() {
    Placement placement = Placement.of(MAPS, Path.of("/lib/a b.so")).orElseThrow();

    assertThat(placement.code()).isEqualTo(new Range(0x7f0100001000L, 0x7f0100002000L));
    assertThat(placement.data()).isEqualTo(new Range(0x7f0100000000L, 0x7f0300001000L));
    assertThat(placement.jit()).contains(new Range(0x7f0000000000L, 0x7f0004000000L));
    assertThat(placement.farthest()).isEqualTo((8L << 30) + 0x1000);
    assertThat(placement.farthestFromJit()).contains((4L << 30) + 0x2000);
  }

  @Test
  void knowsNothingOfALibraryThatIsNotThere() {
    assertThat(Placement.of(MAPS, Path.of("/lib/none.so"))).isEmpty();
    assertThat(Placement.of("nonsense\n\n", Path.of("/lib/none.so"))).isEmpty();
  }
}
