package io.nifproof.node.provision;

import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.provision.fetch.DebianName;
import io.nifproof.node.provision.fetch.Emulator;
import io.nifproof.node.provision.fetch.EmulatorFetch;
import io.nifproof.node.provision.fetch.Emulators;
import io.nifproof.node.provision.fetch.FactStore;
import io.nifproof.node.provision.fetch.Mmdebstrap;
import io.nifproof.node.provision.fetch.ProvisionException;
import io.nifproof.node.provision.fetch.Provisioner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

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
  private final Provisioner provisioner;
  private final EmulatorFetch emulatorFetch;

  private Runtimes(NifproofHome home, Map<String, String> environment) {
    FactStore facts = new FactStore(home);
    this.home = home;
    this.emulators =
        new Emulators(home, facts, List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin")));
    this.probe = new BootProbe(home, facts);
    this.finder =
        new RuntimeFinder(home, environment, new Describer(home, facts, emulators), probe);
    Mmdebstrap mmdebstrap = new Mmdebstrap(environment);
    this.provisioner = new Provisioner(home, mmdebstrap);
    this.emulatorFetch = new EmulatorFetch(home, mmdebstrap, emulators);
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
    return catalog(List.of());
  }

  /**
   * The same, and the installs that some names give by their folder ({@code /opt/otp-27}), which
   * need not have been added.
   *
   * @param names names of runtimes, of whatever kind
   */
  public RuntimeCatalog catalog(Collection<String> names) throws IOException {
    return finder.find(names);
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

  /**
   * Says whether a runtime of this name can be added at all, without fetching anything.
   *
   * @param extraPackages as for {@link #add}
   * @throws ProvisionException when it cannot: of the kinds that are the user's mistake
   */
  public void check(String name, List<String> extraPackages) throws ProvisionException {
    if (DebianName.parse(name).isPresent()) {
      Provisioner.checkNames(extraPackages);
      return;
    }
    if (name.startsWith("debian:")) {
      throw unknownDebian(name);
    }
    Path unused = NamedInstall.root(name);
    if (!extraPackages.isEmpty()) {
      throw new ProvisionException(
          ProvisionException.Kind.UNKNOWN_NAME,
          "packages can be added only to Debian's runtimes, and `" + name + "` is an install",
          "leave the packages out, or name a runtime such as `debian:trixie/" + Arch.host() + "`");
    }
  }

  /**
   * Adds a runtime and boots it: one of Debian's packages ({@code debian:trixie/arm64}), which are
   * fetched unless they are there, or an install by its path.
   *
   * @param extraPackages Debian packages beside {@code erlang-base} and {@code erlang-dev}; only
   *     for a Debian runtime, which is made again when one is new to it
   * @param progress told each step, from any thread
   * @return the runtime, ready; or unusable, with the VM's own words
   * @throws ProvisionException when it cannot be had; nothing half-made is left
   * @throws InterruptedException when this thread is interrupted
   */
  public RuntimeState add(String name, List<String> extraPackages, Consumer<String> progress)
      throws IOException, ProvisionException, InterruptedException {
    check(name, extraPackages);
    Optional<DebianName> debian = DebianName.parse(name);
    if (debian.isPresent()) {
      return addDebian(debian.get(), extraPackages, progress);
    }
    Path root = NamedInstall.root(name).toRealPath();
    new AddedPaths(home).add(root);
    return boot(finder.state(AddedPaths.id(root), root), progress);
  }

  /** Whether a runtime of Debian is there with these packages, so that nothing has to be added. */
  public boolean has(DebianName name, List<String> packages) throws IOException {
    return provisioner.has(name, packages);
  }

  private RuntimeState addDebian(
      DebianName name, List<String> extraPackages, Consumer<String> progress)
      throws IOException, ProvisionException, InterruptedException {
    if (name.arch() != Arch.host()) {
      Emulator emulator = emulatorFetch.ensure(name.arch(), progress);
      progress.accept("emulator: " + emulator.program() + " " + emulator.version());
    }
    provisioner.add(name, extraPackages, progress);
    return boot(finder.state(name.toString(), finder.root(name)), progress);
  }

  private RuntimeState boot(RuntimeState found, Consumer<String> progress)
      throws InterruptedException {
    Optional<ErlangRuntime> runtime = found.runtime();
    if (runtime.isEmpty() || found instanceof RuntimeState.Ready) {
      return found;
    }
    progress.accept("booting " + found.id());
    return probe.run(runtime.get());
  }

  /**
   * Removes a runtime that was added: the folder of a Debian one, the mention of an install.
   *
   * @throws ProvisionException when no runtime that was added has this name
   */
  public void remove(String id) throws IOException, ProvisionException, InterruptedException {
    Optional<DebianName> debian = DebianName.parse(id);
    boolean removed =
        debian.isPresent() ? provisioner.remove(debian.get()) : new AddedPaths(home).remove(id);
    if (!removed) {
      String near =
          RuntimeCatalog.nearest(id, finder.added())
              .map(name -> "; did you mean `" + name + "`?")
              .orElse("");
      throw new ProvisionException(
          ProvisionException.Kind.UNKNOWN_NAME,
          "no runtime `" + id + "` was added" + near,
          "`nifproof runtime list` names them; installs of other tools are removed with these");
    }
  }

  private static ProvisionException unknownDebian(String name) {
    List<String> all = DebianName.all().stream().map(DebianName::toString).toList();
    return new ProvisionException(
        ProvisionException.Kind.UNKNOWN_NAME,
        "`" + name + "` cannot be added" + NamedInstall.debianLike(name),
        "one of " + String.join(", ", all));
  }

  /** The newest emulator for an architecture that is here. */
  public Optional<Emulator> emulator(Arch guest) {
    return emulators.newest(guest);
  }

  /** All emulators for an architecture, the newest first: the one that is used. */
  public List<Emulator> emulators(Arch guest) {
    return emulators.all(guest);
  }

  /** The folder in which they are kept. */
  public NifproofHome home() {
    return home;
  }
}
