package io.nifproof.node.launch;

import io.nifproof.node.ErlangRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The boot files of a session's nodes, one for each runtime: ours where it can be made and works,
 * the runtime's own otherwise. Thread-safe.
 */
final class BootFiles {
  private static final String ENDING = ".boot";
  private static final String STOCK = "no_dot_erlang";

  private final Path folder;
  private final Map<Path, Optional<Path>> made = new ConcurrentHashMap<>();

  BootFiles(Path folder) {
    this.folder = folder;
  }

  /** Our boot file for a runtime; empty when its nodes start with its own. */
  Optional<Path> ours(ErlangRuntime runtime) {
    return made.computeIfAbsent(runtime.root(), this::make);
  }

  /** From now on the runtime's nodes start with its own boot file. */
  void giveUp(ErlangRuntime runtime) {
    made.put(runtime.root(), Optional.empty());
  }

  /** What {@code -boot} is given: a path or a name, without the ending. */
  static String argument(Optional<Path> ours) {
    return ours.map(Path::toString)
        .map(path -> path.substring(0, path.length() - ENDING.length()))
        .orElse(STOCK);
  }

  private Optional<Path> make(Path root) {
    try {
      byte[] stock = Files.readAllBytes(root.resolve("bin").resolve(STOCK + ENDING));
      Optional<byte[]> script = BootScript.of(stock);
      if (script.isEmpty()) {
        return Optional.empty();
      }
      Path file = Files.createTempFile(folder, "node", ENDING);
      return Optional.of(Files.write(file, script.get()));
    } catch (IOException noFile) {
      return Optional.empty(); // the VM says what it thinks of its own
    }
  }
}
