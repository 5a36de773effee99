package io.nifproof.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Arch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlagTrialTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", System.getenv("PATH"));

  @TempDir static Path folder;
  private static Toolchains toolchains;

  @BeforeAll
  static void findCompilers() {
    toolchains = new Toolchains(folder, ENVIRONMENT);
  }

  @Test
  void seesThatARegisterIsLeftAloneWhereItExists() throws Exception {
    assertThat(trial("gcc", Arch.ARM64, "-ffixed-x20")).isEqualTo(new FlagOutcome.Effective());
    assertThat(trial("clang", Arch.ARM64, "-ffixed-x20")).isEqualTo(new FlagOutcome.Effective());
  }

  @Test
  void seesThatGccTakesARegisterItDoesNotHaveAndDoesNothing() throws Exception {
    assertThat(trial("gcc", Arch.AMD64, "-ffixed-x20"))
        .isInstanceOfSatisfying(
            FlagOutcome.Ignored.class,
            ignored -> assertThat(ignored.words()).contains("unknown register name: x20"));
  }

  @Test
  void seesThatClangIgnoresWhatItsHelpLists() throws Exception {
    assertThat(trial("clang", Arch.AMD64, "-ffixed-x20")).isInstanceOf(FlagOutcome.Ignored.class);
    assertThat(trial("clang", Arch.AMD64, "-fgcse")).isInstanceOf(FlagOutcome.Ignored.class);
  }

  @Test
  void tellsTheWordsOfARefusal() throws Exception {
    assertThat(trial("gcc", Arch.AMD64, "-mno-such-thing"))
        .isInstanceOfSatisfying(
            FlagOutcome.Refused.class,
            refused -> assertThat(refused.words()).contains("-mno-such-thing"));
  }

  @Test
  void saysNoMoreThanThatItSawNothing() throws Exception {
    assertThat(trial("gcc", Arch.AMD64, "-fno-exceptions"))
        .isEqualTo(new FlagOutcome.NoEffectSeen());
  }

  @Test
  void seesOnCxxWhatDoesNothingOnC() throws Exception {
    for (String compiler : List.of("gcc", "clang")) {
      Toolchain toolchain = ((Reach.Reached) toolchains.reach(compiler, Arch.AMD64)).toolchain();
      FlagTrial trial = new FlagTrial(ENVIRONMENT, folder);
      List<String> base = List.of("-x", "c++", "-O2");
      for (String flag : List.of("-fno-exceptions", "-fno-rtti", "-fvisibility-inlines-hidden")) {
        assertThat(trial.of(toolchain, base, flag))
            .as(compiler + " " + flag)
            .isEqualTo(new FlagOutcome.Effective());
      }
    }
  }

  @Test
  void seesTheEffectOfCommonFlags() throws Exception {
    for (String flag :
        List.of(
            "-fstack-protector-strong",
            "-fstack-clash-protection",
            "-fno-strict-aliasing",
            "-fwrapv",
            "-ffast-math",
            "-fno-inline",
            "-fvisibility=hidden",
            "-fno-omit-frame-pointer",
            "-flto",
            "-fsanitize=undefined",
            "-finstrument-functions",
            "-funroll-loops",
            "-fno-delete-null-pointer-checks")) {
      assertThat(trial("gcc", Arch.AMD64, flag)).as(flag).isEqualTo(new FlagOutcome.Effective());
    }
  }

  @Test
  void triesOnlyFlagsThatActOnCode() {
    assertThat(List.of("-Wall", "-DX=1", "-Ic_src", "-O3", "-fPIC", "-fuse-ld=lld", "-lm"))
        .noneMatch(FlagTrial::isTriable);
    assertThat(List.of("-fwrapv", "-mavx2", "-ffixed-x20")).allMatch(FlagTrial::isTriable);
  }

  private FlagOutcome trial(String compiler, Arch target, String flag) throws InterruptedException {
    Reach reach = toolchains.reach(compiler, target);
    assertThat(reach)
        .as("this test needs %s for %s", compiler, target)
        .isInstanceOf(Reach.Reached.class);
    return new FlagTrial(ENVIRONMENT, folder)
        .of(((Reach.Reached) reach).toolchain(), List.of("-O2"), flag);
  }
}
