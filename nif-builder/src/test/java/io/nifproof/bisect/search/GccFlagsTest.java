package io.nifproof.bisect.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.bisect.search.GccFlags.Difference;
import io.nifproof.samples.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GccFlagsTest {
  @Test
  void tellsWhatIsOnAndWhatIsOff() {
    String head = "The following options control optimizations:\n  -O<number>  \t\t\n";
    String passing =
        head + "  -fgcse \t\t[disabled]\n  -fcrossjumping \t[enabled]\n  -fdce \t[enabled]\n";
    String failing =
        head + "  -fgcse \t\t[enabled]\n  -fcrossjumping \t[disabled]\n  -fdce \t[enabled]\n";
    assertThat(GccFlags.differences(passing, failing))
        .containsExactly(
            new Difference("-fgcse", "-fno-gcse"),
            new Difference("-fno-crossjumping", "-fcrossjumping"));
  }

  @Test
  void comparesValuesAndLeavesOutThoseThatAreNotSet() {
    String passing =
        """
          -fvect-cost-model=[unlimited|dynamic|cheap|very-cheap] \tvery-cheap
          -falign-loops=              \t\t
          -fexcess-precision=[fast|standard|16] \t[default]
        """
            .indent(2);
    String failing =
        """
          -fvect-cost-model=[unlimited|dynamic|cheap|very-cheap] \tdynamic
          -falign-loops=              \t\t16:11:8
          -fexcess-precision=[fast|standard|16] \tfast
        """
            .indent(2);
    assertThat(GccFlags.differences(passing, failing))
        .containsExactly(
            new Difference("-fvect-cost-model=dynamic", "-fvect-cost-model=very-cheap"));
  }

  @Test
  void readsWhatTheCompilerOfThisMachineSays() {
    List<Difference> differences = GccFlags.differences(listing("-O1"), listing("-O2"));
    assertThat(differences)
        .contains(new Difference("-fstrict-aliasing", "-fno-strict-aliasing"))
        .hasSizeGreaterThan(20);
  }

  private static String listing(String level) {
    return Samples.run(List.of("gcc", "-Q", "--help=optimizers", level));
  }
}
