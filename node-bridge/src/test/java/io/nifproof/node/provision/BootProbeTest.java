package io.nifproof.node.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.Flavor;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.OtpRelease;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.StartMethod;
import io.nifproof.node.provision.fetch.FactStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BootProbeTest {
  private static final String BOOTS = "echo nifproof-boot 27 jit";

  @TempDir private Path temp;
  private BootProbe probe;

  @BeforeEach
  void makesAProbe() {
    NifproofHome home = new NifproofHome(temp.resolve("cache"));
    probe = new BootProbe(home, new FactStore(home));
  }

  @Test
  void aVmThatBootsNeedsNoQuirks() throws Exception {
    ErlangRuntime runtime = runtime(BOOTS);

    assertThat(probe.remembered(runtime)).isEmpty();
    assertThat(probe.run(runtime)).isEqualTo(new RuntimeState.Ready(runtime));
    assertThat(probe.remembered(runtime)).contains(new RuntimeState.Ready(runtime));
  }

  @Test
  void triesTheQuirksInOrderAndRemembersWhatHelped() throws Exception {
    // The flags must come before the first `--`, or the VM does not see them.
    ErlangRuntime runtime =
        runtime("case \"$1 $2 $3\" in '-JPperf true --') " + BOOTS + ";; *) kill -SEGV $$;; esac");

    RuntimeState.Ready ready =
        new RuntimeState.Ready(runtime.withQuirks(List.of("-JPperf", "true")));
    assertThat(probe.run(runtime)).isEqualTo(ready);
    assertThat(probe.remembered(runtime)).contains(ready);
  }

  @Test
  void aVmThatNeverBootsIsUnusableInItsOwnWords() throws Exception {
    ErlangRuntime runtime =
        runtime("[ \"$1\" = -- ] && echo 'plain failure' || echo other; exit 9");

    assertThat(probe.run(runtime))
        .isInstanceOfSatisfying(
            RuntimeState.Unusable.class,
            unusable -> {
              assertThat(unusable.reason()).contains("exit status 9", "plain failure");
              assertThat(unusable.runtime()).contains(runtime);
            });
    assertThat(probe.remembered(runtime)).get().isInstanceOf(RuntimeState.Unusable.class);
  }

  @Test
  void anotherReleaseThanTheFilesSayIsNoBoot() throws Exception {
    assertThat(probe.run(runtime("echo nifproof-boot 26 jit")))
        .isInstanceOf(RuntimeState.Unusable.class);
  }

  @Test
  void aVmThatWasReplacedIsTriedAgain() throws Exception {
    probe.run(runtime("exit 1"));

    assertThat(probe.remembered(runtime(BOOTS))).isEmpty();
  }

  private ErlangRuntime runtime(String vm) throws IOException {
    Path root = temp.resolve("otp");
    FakeOtp.script(root.resolve("erts-15.2.7/bin/beam.smp"), vm);
    return new ErlangRuntime(
        "fake",
        Arch.host(),
        new OtpRelease(27),
        "15.2.7",
        List.of(Flavor.JIT),
        root,
        root.resolve("erts-15.2.7/bin"),
        "glibc-2.41",
        new StartMethod.Native(),
        List.of(),
        Optional.empty());
  }
}
