package io.nifproof.app.init;

import io.nifproof.app.host.HostMachine;
import io.nifproof.detect.MadeNif;
import io.nifproof.detect.Reachable;
import io.nifproof.node.Arch;
import io.nifproof.toolchain.Toolchain;
import io.nifproof.toolchain.ToolchainCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which architectures and runtimes a new project is gated on at first. */
record InitTargets(HostMachine machine, List<String> compilers) {
  private static final String SUITE = "debian:trixie/";

  /**
   * Chooses.
   *
   * @param cxx whether the libraries are in C++
   */
  Reachable of(List<MadeNif> libraries, boolean cxx) throws InterruptedException {
    String host = Arch.host().id();
    List<String> packages = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    OwningPackages debian = new OwningPackages(machine.environment());
    for (String soname : foreign(libraries)) {
      debian.developing(soname).ifPresentOrElse(packages::add, () -> unknown.add(soname));
    }
    if (!unknown.isEmpty()) {
      return new Reachable(
          compilers,
          List.of(host),
          List.of("host"),
          List.of(),
          "Only this machine's Erlang: "
              + String.join(", ", unknown)
              + " must be where the library is loaded.");
    }
    List<String> archs = new ArrayList<>(List.of(host));
    List<String> runtimes = new ArrayList<>(List.of("host", SUITE + host));
    List<String> without = new ArrayList<>();
    for (Arch arch : Arch.values()) {
      if (arch != Arch.host() && isReached(arch, cxx)) {
        archs.add(arch.id());
        runtimes.add(SUITE + arch.id());
      } else if (arch != Arch.host()) {
        without.add(arch.id());
      }
    }
    String remark =
        without.isEmpty()
            ? ""
            : "Without "
                + String.join(", ", without)
                + ": no "
                + (cxx ? "C++ " : "")
                + "compiler of this machine reaches it; see `nifproof doctor`.";
    return new Reachable(
        compilers, archs, runtimes, packages.stream().distinct().sorted().toList(), remark);
  }

  private static List<String> foreign(List<MadeNif> libraries) {
    return libraries.stream().flatMap(library -> library.foreign().stream()).distinct().toList();
  }

  private boolean isReached(Arch arch, boolean cxx) throws InterruptedException {
    ToolchainCatalog known = machine.toolchains(compilers, arch);
    return known.unreached().isEmpty()
        && known.reached().stream().allMatch(toolchain -> !cxx || hasCxx(toolchain));
  }

  private static boolean hasCxx(Toolchain toolchain) {
    return Files.isExecutable(Path.of(toolchain.cxxCommand().get(0)));
  }
}
