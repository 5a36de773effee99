package io.nifproof.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkTrialTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", System.getenv("PATH"));

  @TempDir static Path folder;
  private static Toolchains toolchains;

  @BeforeAll
  static void findCompilers() {
    toolchains = new Toolchains(folder, ENVIRONMENT);
  }

  private static FlagOutcome trial(String compiler, Arch target, String base, String... flag)
      throws InterruptedException {
    Toolchain toolchain = ((Reach.Reached) toolchains.reach(compiler, target)).toolchain();
    List<String> linker = base.isEmpty() ? List.of() : List.of(base);
    return new LinkTrial(ENVIRONMENT, folder).of(toolchain, linker, List.of(flag));
  }

  @Test
  void seesThatALinkerTakesAKeywordItDoesNotKnow() throws Exception {
    for (String linker : List.of("-fuse-ld=bfd", "-fuse-ld=lld")) {
      assertThat(trial("clang", Arch.host(), linker, "-Wl,-z,now,-z,nonsense"))
          .as(linker)
          .isInstanceOfSatisfying(
              FlagOutcome.Ignored.class,
              ignored -> assertThat(ignored.words()).contains("nonsense"));
    }
    assertThat(trial("gcc", Arch.host(), "", "-z", "nonsense"))
        .isInstanceOf(FlagOutcome.Ignored.class);
  }

  @Test
  void seesThatATargetHasNotWhatAnotherHas() throws Exception {
    assertThat(trial("gcc", Arch.ARM64, "", "-Wl,-z,ibt")).isInstanceOf(FlagOutcome.Ignored.class);
    assertThat(trial("gcc", Arch.AMD64, "", "-Wl,-z,ibt"))
        .isNotInstanceOf(FlagOutcome.Ignored.class);
  }

  @Test
  void seesWhatIsRefusedAndWhatWorks() throws Exception {
    assertThat(trial("gcc", Arch.host(), "", "-Wl,--no-such-flag"))
        .isInstanceOfSatisfying(
            FlagOutcome.Refused.class,
            refused -> assertThat(refused.words()).contains("no-such-flag"));
    assertThat(trial("gcc", Arch.host(), "", "-Wl,-z,now")).isEqualTo(new FlagOutcome.Effective());
    assertThat(trial("gcc", Arch.host(), "", "-Wl,-z,defs"))
        .as("the probe needs nothing from elsewhere")
        .isEqualTo(new FlagOutcome.NoEffectSeen());
  }

  @Test
  void blamesNoFlagForAFileThatTheTrialHasNot() throws Exception {
    assertThat(trial("gcc", Arch.host(), "", "-Wl,--version-script=names.map"))
        .isInstanceOf(FlagOutcome.Untried.class);
  }

  @Test
  void triesOnlyFlagsThatActOnTheLink() {
    assertThat(
            LinkTrial.triable(
                List.of("-lm", "-L.", "-z", "now", "-Wl,-rpath,/opt/x", "-Wl,-O1", "x.a", "-z")))
        .containsExactly(List.of("-z", "now"), List.of("-Wl,-O1"));
  }
}
