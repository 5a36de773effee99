package io.nifproof.gate.spec;

import io.nifproof.toml.TomlView;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Paths that must be inside the project: the copy that is built has nothing of what is not. */
final class ProjectPaths {
  private ProjectPaths() {}

  /**
   * Reads one, relative to the project; empty when it is absent, or elsewhere, which is a problem.
   */
  static Optional<Path> read(TomlView table, String key) {
    Optional<String> text = table.string(key);
    try {
      Optional<Path> path = text.map(words -> Path.of(words).normalize());
      boolean outside = path.filter(p -> p.isAbsolute() || p.startsWith("..")).isPresent();
      if (!outside) {
        return path;
      }
    } catch (InvalidPathException e) {
      // Said below: it is no path in the project either.
    }
    String shown = text.orElse("");
    table.problem(
        key, "`" + shown + "` in `" + table.name(key) + "`: expected a path inside the project");
    return Optional.empty();
  }
}
