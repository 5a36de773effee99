package io.nifproof.doctor;

import io.nifproof.node.files.SearchPath;
import io.nifproof.node.wall.Wall;
import io.nifproof.toolchain.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for the helpers, and tries what may be there and yet not be allowed to work. */
final class HelperPrograms {
  private static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");
  private static final List<Remedy> SANDBOX =
      List.of(
          new Remedy(
              MissingTool.ANYWHERE,
              "allow user namespaces; a container must be started with them"));

  private final SearchPath path;
  private final Wall wall;

  /**
   * Looks along a search path.
   *
   * @param wall what came of trying to build one
   */
  HelperPrograms(Map<String, String> environment, Wall wall) {
    this.path = SearchPath.of(environment);
    this.wall = wall;
  }

  List<Helper> find() {
    List<Helper> found = new ArrayList<>();
    found.add(
        vital("sh", "starts nodes", Packages.named("dash", "bash", "busybox", "bash", "bash")));
    found.add(vital("setsid", "keeps a node's processes together", Packages.named("util-linux")));
    found.add(
        optional(
            "mmdebstrap",
            "fetches Debian's runtimes and qemu",
            Packages.named("mmdebstrap", "mmdebstrap", "", "mmdebstrap", "")));
    found.add(keyring());
    found.add(sandbox());
    found.add(
        optional(
            "erlc",
            "compiles .erl files for projects' own builds",
            Packages.named("erlang-base", "erlang-erts", "erlang27", "erlang", "erlang")));
    return found;
  }

  private Helper vital(String name, String purpose, List<Remedy> remedies) {
    return new Helper(name, purpose, true, program(name), Optional.empty(), remedies);
  }

  private Helper optional(String name, String purpose, List<Remedy> remedies) {
    return new Helper(name, purpose, false, program(name), Optional.empty(), remedies);
  }

  private static Helper keyring() {
    return new Helper(
        "Debian's keys",
        "let mmdebstrap check signatures",
        false,
        Optional.of(KEYRING).filter(Files::isReadable),
        Optional.empty(),
        Packages.named(
            "debian-archive-keyring", "debian-keyring", "debian-archive-keyring", "", ""));
  }

  private Helper sandbox() {
    Optional<Path> bwrap = program("bwrap");
    Optional<String> trouble =
        bwrap.isPresent() && wall instanceof Wall.None none
            ? Optional.of(none.reason())
            : Optional.empty();
    return new Helper(
        "bwrap",
        "builds the wall around each node",
        false,
        bwrap,
        trouble,
        trouble.isPresent() ? SANDBOX : Packages.named("bubblewrap"));
  }

  private Optional<Path> program(String name) {
    return path.program(name);
  }
}
