package io.nifproof.node.provision;

import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.Flavor;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.StartMethod;
import io.nifproof.node.provision.fetch.Emulators;
import io.nifproof.node.provision.fetch.FactStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes an install as a runtime of this machine, from its files alone. */
final class Describer {
  private final NifproofHome home;
  private final FactStore facts;
  private final Emulators emulators;

  Describer(NifproofHome home, FactStore facts, Emulators emulators) {
    this.home = home;
    this.facts = facts;
    this.emulators = emulators;
  }

  /** The runtime in a root folder, untried; or why it is none. */
  RuntimeState describe(String id, Path root) {
    try {
      OtpInstall install = OtpInstall.read(root);
      ElfProgram vm = ElfProgram.read(install.vm());
      SystemRoot system = SystemRoot.of(root, vm);
      Optional<StartMethod> start = start(vm, system);
      if (start.isEmpty()) {
        return new RuntimeState.Unusable(id, Optional.empty(), noStart(vm, system));
      }
      return new RuntimeState.Untried(runtime(id, install, vm, system, start.get()));
    } catch (IOException unreadable) {
      return new RuntimeState.Unusable(id, Optional.empty(), unreadable.getMessage());
    }
  }

  private Optional<StartMethod> start(ElfProgram vm, SystemRoot system) throws IOException {
    if (vm.arch() == Arch.host()) {
      return Optional.of(system.isHost() ? new StartMethod.Native() : system.loader(vm));
    }
    if (system.isHost()) {
      return Optional.empty();
    }
    return emulators
        .newest(vm.arch())
        .map(qemu -> new StartMethod.Emulated(qemu.program(), system.path()));
  }

  private static String noStart(ElfProgram vm, SystemRoot system) {
    if (system.isHost()) {
      return "made for %s, and no system root with a C library for it is around it; add one with"
              .formatted(vm.arch())
          + " `nifproof runtime add debian:trixie/%s`".formatted(vm.arch());
    }
    return "made for %s, and there is no %s to run it; `apt-get install qemu-user` brings one"
        .formatted(vm.arch(), vm.arch().emulator());
  }

  private ErlangRuntime runtime(
      String id, OtpInstall install, ElfProgram vm, SystemRoot system, StartMethod start)
      throws IOException {
    Path programs = install.bin();
    if (!(start instanceof StartMethod.Native)) {
      programs = programs(id, install.root());
      Wrappers.write(programs, install.bin(), start);
    }
    Properties seen = seen(install, vm, system);
    return new ErlangRuntime(
        id,
        vm.arch(),
        install.otp(),
        install.erts(),
        flavors(seen.getProperty("flavors")),
        install.root(),
        programs,
        seen.getProperty("libc"),
        start,
        List.of(),
        install.includeDir());
  }

  /** A provisioned runtime keeps its scripts itself, those of another go to the cache. */
  private Path programs(String id, Path root) {
    if (root.startsWith(home.runtimes())) {
      Path own = home.runtimes().resolve(home.runtimes().relativize(root).getName(0));
      return own.resolve("programs");
    }
    return home.root().resolve("programs").resolve(id.replaceAll("[^A-Za-z0-9.-]+", "-"));
  }

  /** What takes reading whole files: remembered until these change. */
  private Properties seen(OtpInstall install, ElfProgram vm, SystemRoot system) throws IOException {
    List<Path> files = new ArrayList<>(install.vms());
    system.libcFile(vm).ifPresent(files::add);
    String stamp = FactStore.stamp(files);
    String name = "install " + install.root();
    Optional<Properties> known = facts.recall(name, stamp);
    if (known.isPresent()) {
      return known.get();
    }
    Properties seen = new Properties();
    seen.setProperty("libc", system.libc(vm));
    seen.setProperty(
        "flavors", install.flavors().stream().map(Flavor::id).collect(Collectors.joining(" ")));
    facts.keep(name, stamp, seen);
    return seen;
  }

  private static List<Flavor> flavors(String words) {
    return Stream.of(words.split(" "))
        .map(word -> Flavor.valueOf(word.toUpperCase(Locale.ROOT)))
        .toList();
  }
}
