package io.nifproof.node.provision;

import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Erlang runtimes of this machine: lists, adds, tries and removes them.
 *
 * <p>Thread-safe, and safe to use from several processes at once: what they share is in the cache
 * folder, where everything is replaced atomically.
 */
public final class Runtimes {
  private final NifproofHome home;
  private final Emulators emulators;
  private final BootProbe probe;
  private final RuntimeFinder finder;

  private Runtimes(NifproofHome home, Map<String, String> environment) {
    FactStore facts = new FactStore(home);
    this.home = home;
    this.emulators =
        new Emulators(home, facts, List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin")));
    this.probe = new BootProbe(home, facts);
    this.finder =
        new RuntimeFinder(home, environment, new Describer(home, facts, emulators), probe);
  }

  /** The runtimes that an environment ({@code PATH}, {@code HOME}, …) leads to. */
  public static Runtimes of(Map<String, String> environment) {
    return new Runtimes(NifproofHome.of(environment), environment);
  }

  /**
   * Lists them. Fast: reads what changed and starts no VM.
   *
   * @throws IOException when the cache folder exists and cannot be read
   */
  public RuntimeCatalog catalog() throws IOException {
    return finder.find();
  }

  /**
   * Makes sure that a runtime boots: at once when that is remembered, else by starting it.
   *
   * @return ready (with the quirk flags it needs) or unusable
   * @throws InterruptedException when this thread is interrupted
   */
  public RuntimeState prove(ErlangRuntime runtime) throws InterruptedException {
    Optional<RuntimeState> known = probe.remembered(runtime);
    return known.isPresent() ? known.get() : probe.run(runtime);
  }

  /** Like {@link #prove}, but always starts the VM. */
  public RuntimeState proveAgain(ErlangRuntime runtime) throws InterruptedException {
    return probe.run(runtime);
  }

  /** The newest emulator for an architecture that is here. */
  public Optional<Emulator> emulator(Arch guest) {
    return emulators.newest(guest);
  }

  /** The folder in which they are kept. */
  public NifproofHome home() {
    return home;
  }
}
