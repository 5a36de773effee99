package io.nifproof.node.provision;

import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.files.SearchPath;
import io.nifproof.node.provision.fetch.DebianName;
import io.nifproof.node.provision.fetch.ProvisionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists the runtimes of this machine: installed, added and provisioned. Starts no VM. */
final class RuntimeFinder {
  private final NifproofHome home;
  private final Map<String, String> environment;
  private final Describer describer;
  private final BootProbe probe;

  RuntimeFinder(
      NifproofHome home, Map<String, String> environment, Describer describer, BootProbe probe) {
    this.home = home;
    this.environment = Map.copyOf(environment);
    this.describer = describer;
    this.probe = probe;
  }

  /**
   * The runtimes of this machine.
   *
   * @param names names that the caller has; one that is an absolute path is looked at there
   */
  RuntimeCatalog find(Collection<String> names) throws IOException {
    Optional<Path> host =
        SearchPath.parse(environment.getOrDefault("PATH", "")).program("erl").flatMap(this::rootOf);
    Map<String, Path> roots = new InstallRoots(environment, Path.of("/")).find(host);
    new AddedPaths(home).all().forEach(roots::putIfAbsent);
    roots.putAll(provisioned());
    List<RuntimeState> states = new ArrayList<>();
    roots.forEach((id, root) -> states.add(state(id, root)));
    names.stream()
        .filter(name -> name.startsWith("/"))
        .distinct()
        .forEach(name -> states.add(inFolder(name)));
    return new RuntimeCatalog(states);
  }

  /** The names of those that users added. */
  List<String> added() throws IOException {
    List<String> names = new ArrayList<>(provisioned().keySet());
    names.addAll(new AddedPaths(home).all().keySet());
    return names;
  }

  /** One install, with what is remembered of its boot. */
  RuntimeState state(String id, Path root) {
    RuntimeState found = describer.describe(id, root);
    if (found instanceof RuntimeState.Untried untried) {
      ErlangRuntime runtime = untried.known();
      return probe.remembered(runtime).orElse(found);
    }
    return found;
  }

  /** An install that is named by its folder. */
  private RuntimeState inFolder(String name) {
    try {
      Path root = NamedInstall.root(name).toRealPath();
      return state(name, root);
    } catch (ProvisionException | IOException none) {
      return new RuntimeState.Unusable(name, Optional.empty(), none.getMessage());
    }
  }

  /** The root folder of a provisioned OTP. */
  Path root(DebianName name) {
    return home.runtimes().resolve(name.folder()).resolve("usr/lib/erlang");
  }

  private Map<String, Path> provisioned() {
    Map<String, Path> found = new LinkedHashMap<>();
    for (DebianName name : DebianName.all()) {
      if (Files.isDirectory(home.runtimes().resolve(name.folder()))) {
        found.put(name.toString(), root(name));
      }
    }
    return found;
  }

  private Optional<Path> rootOf(Path erl) {
    return ErlProgram.rootOf(erl).or(() -> ErlShim.ask(erl, environment));
  }
}
