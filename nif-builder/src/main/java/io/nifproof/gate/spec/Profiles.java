package io.nifproof.gate.spec;

import io.nifproof.node.Arch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The profiles that every project has; a project's own ones of the same name go before them. */
final class Profiles {
  /** By name, the values of the axes that they set. */
  static final Map<String, Map<String, List<String>>> BUILT_IN =
      new TreeMap<>(
          Map.of(
              // Seconds, while one works.
              "quick",
              Map.of(
                  "arch", List.of(Arch.host().id()),
                  "runtimes", List.of("host"),
                  "compilers", List.of("gcc"),
                  "optimize", List.of("O2"),
                  "flags", List.of("plain")),
              // What a release needs: both compilers, without and with optimisation.
              "ci",
              Map.of(
                  "compilers", List.of("gcc", "clang"),
                  "optimize", List.of("O0", "O2")),
              // Everything that Debian's runtimes and compilers offer.
              "full",
              Map.of(
                  "arch", Stream.of(Arch.values()).map(Arch::id).toList(),
                  "runtimes", everyRuntime(),
                  "compilers", List.of("gcc", "clang"),
                  "optimize", List.of("O0", "O1", "O2", "O3", "Os"),
                  "flags", List.of("plain", "lto", "hardened"))));

  /** Those that say whether calls are timed. */
  static final Map<String, Boolean> TIMED = Map.of("full", true);

  /** Those in which a cell without the trap is incomplete. */
  static final Map<String, Boolean> TRAPPED = Map.of("ci", true, "full", true);

  private Profiles() {}

  private static List<String> everyRuntime() {
    List<String> all = new ArrayList<>(List.of("host"));
    for (String suite : List.of("bookworm", "trixie", "sid")) {
      for (Arch arch : Arch.values()) {
        all.add("debian:" + suite + "/" + arch);
      }
    }
    return all;
  }
}
