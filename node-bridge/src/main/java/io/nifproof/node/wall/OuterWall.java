package io.nifproof.node.wall;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the whole tool runs in, as far as that says so itself. It holds the machine, not the tool.
 */
final class OuterWall {
  private OuterWall() {}

  /** Its name with an article; empty when there is none, or one that is not known. */
  static Optional<String> name() {
    return name(System.getenv(), Path.of("/"));
  }

  static Optional<String> name(Map<String, String> environment, Path root) {
    // Nix calls the build folder so only in its sandbox; else it lies in the folder for
    // temporaries.
    if ("/build".equals(environment.get("NIX_BUILD_TOP"))) {
      return Optional.of("Nix's build sandbox");
    }
    if (Files.exists(root.resolve(".dockerenv"))) {
      return Optional.of("a Docker container");
    }
    if (Files.exists(root.resolve("run/.containerenv"))) {
      return Optional.of("a Podman container");
    }
    String container = environment.getOrDefault("container", "");
    return container.isBlank() ? Optional.empty() : Optional.of("a container (" + container + ")");
  }
}
