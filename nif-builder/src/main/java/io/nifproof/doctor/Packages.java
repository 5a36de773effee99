package io.nifproof.doctor;

import io.nifproof.node.files.SearchPath;
import io.nifproof.toolchain.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The package systems, and how each brings something. Names as in scripts/needs.sh. */
final class Packages {
  /** A system by the program that shows it, and how its packages are installed. */
  private record Manager(String system, String program, String install) {}

  private static final List<Manager> MANAGERS =
      List.of(
          new Manager("Debian, Ubuntu", "apt-get", "apt-get install "),
          new Manager("Fedora", "dnf", "dnf install "),
          new Manager("Alpine", "apk", "apk add "),
          new Manager("Nix", "nix-shell", "nix-shell -p "),
          new Manager("Homebrew", "brew", "brew install "));

  private Packages() {}

  /** The system of this machine, by the first of the programs that is there. */
  static Optional<String> system(SearchPath path) {
    return MANAGERS.stream()
        .filter(manager -> path.program(manager.program()).isPresent())
        .map(Manager::system)
        .findFirst();
  }

  /** The command of each system, given its package names in the order of the systems. */
  static List<Remedy> named(String debian, String fedora, String alpine, String nix, String brew) {
    List<String> all = List.of(debian, fedora, alpine, nix, brew);
    List<Remedy> remedies = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).isEmpty()) {
        remedies.add(new Remedy(MANAGERS.get(i).system(), MANAGERS.get(i).install() + all.get(i)));
      }
    }
    return remedies;
  }

  /** Where the package has the same name everywhere. */
  static List<Remedy> named(String everywhere) {
    return named(everywhere, everywhere, everywhere, everywhere, everywhere);
  }

  /** A command of nifproof itself. */
  static Remedy own(String command) {
    return new Remedy(MissingTool.ANYWHERE, "nifproof " + command);
  }
}
