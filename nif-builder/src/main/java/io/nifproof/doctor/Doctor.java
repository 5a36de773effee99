package io.nifproof.doctor;

import io.nifproof.node.Arch;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.files.SearchPath;
import io.nifproof.node.provision.Runtimes;
import io.nifproof.node.provision.fetch.Emulator;
import io.nifproof.node.wall.Wall;
import io.nifproof.node.wall.WallProbe;
import io.nifproof.toolchain.ToolchainCatalog;
import io.nifproof.toolchain.Toolchains;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Looks at what this machine has, and tries what was not tried yet: compilers by compiling,
 * runtimes by booting. What was tried is remembered. Thread-safe.
 */
public final class Doctor {
  /** Looked for even when they are not there, so that what they lack is said. */
  private static final List<String> EXPECTED = List.of("clang", "gcc");

  private final Map<String, String> environment;
  private final String version;
  private final Runtimes runtimes;

  /**
   * Looks at nothing yet.
   *
   * @param environment leads to the programs: {@code PATH}, {@code HOME}, …
   * @param version the version of nifproof
   */
  public Doctor(Map<String, String> environment, String version) {
    this.environment = Map.copyOf(environment);
    this.version = version;
    this.runtimes = Runtimes.of(environment);
  }

  /**
   * Looks at everything.
   *
   * @param progress told what takes long
   * @throws IOException when the cache folder cannot be used
   * @throws InterruptedException when this thread is interrupted
   */
  public Examination examine(Consumer<String> progress) throws IOException, InterruptedException {
    HostFacts host = host();
    ToolchainCatalog compilers = compilers();
    RuntimeCatalog proved = proved(progress);
    Wall wall = new WallProbe(environment).wall();
    return new Examination(
        host,
        compilers,
        proved,
        emulators(host.arch()),
        JInterfaceFinder.find(proved),
        new HelperPrograms(environment, wall).find(),
        wall);
  }

  private HostFacts host() {
    return new HostFacts(
        version,
        Runtime.version() + ", " + System.getProperty("java.vendor"),
        Arch.host(),
        Runtime.getRuntime().availableProcessors(),
        Packages.system(SearchPath.of(environment)),
        runtimes.home().root());
  }

  private ToolchainCatalog compilers() throws InterruptedException {
    Toolchains toolchains = new Toolchains(runtimes.home().root(), environment);
    Set<String> names = new TreeSet<>(EXPECTED);
    names.addAll(toolchains.names());
    return toolchains.catalog(names, List.of(Arch.values()));
  }

  /** Of each architecture that is emulated here. */
  private List<Emulator> emulators(Arch host) {
    List<Emulator> all = new ArrayList<>();
    host.others().forEach(guest -> all.addAll(runtimes.emulators(guest)));
    return all;
  }

  private RuntimeCatalog proved(Consumer<String> progress)
      throws IOException, InterruptedException {
    List<RuntimeState> states = new ArrayList<>();
    for (RuntimeState state : runtimes.catalog().states()) {
      if (state instanceof RuntimeState.Untried untried) {
        progress.accept("booting " + untried.id());
        states.add(runtimes.prove(untried.known()));
      } else {
        states.add(state);
      }
    }
    return new RuntimeCatalog(states);
  }
}
