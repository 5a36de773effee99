package io.nifproof.samples;

import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.provision.Runtimes;
import java.io.IOException;
import java.util.Optional;

/** The runtimes that {@code scripts/setup --tests} brings; a test fails without them. */
public final class TestRuntimes {
  /** The newer OTP of the architecture that this machine does not have. */
  public static final String EMULATED = "debian:trixie/" + Arch.host().others().get(0);

  /** The newer OTP of this machine's own architecture. */
  public static final String NEWER = "debian:trixie/" + Arch.host();

  /** An older OTP of the other architecture. */
  public static final String EMULATED_OLDER = "debian:bookworm/" + Arch.host().others().get(0);

  private TestRuntimes() {}

  /** The runtime, when this machine has it. */
  public static Optional<ErlangRuntime> known(String id) throws IOException {
    return Runtimes.of(System.getenv()).catalog().find(id);
  }

  /** The runtime, which has booted here; the test fails with what to do when there is none. */
  public static ErlangRuntime ready(String id) throws IOException, InterruptedException {
    Runtimes runtimes = Runtimes.of(System.getenv());
    Optional<ErlangRuntime> runtime = runtimes.catalog().find(id);
    if (runtime.isEmpty()) {
      throw new AssertionError(
          "this test needs the runtime `" + id + "`; `scripts/setup --tests` brings it");
    }
    RuntimeState state = runtimes.prove(runtime.get());
    if (!(state instanceof RuntimeState.Ready ready)) {
      throw new AssertionError("the runtime `" + id + "` does not boot: " + state);
    }
    return ready.known();
  }
}
