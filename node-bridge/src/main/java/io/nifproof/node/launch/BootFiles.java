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

  /** Of those that nobody can have: RFC 2606. */
  private static final String DOMAIN = "domain nifproof.invalid\n";

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

  /**
   * A folder that a VM takes for {@code /etc} when it looks for how names are resolved. A VM that
   * finds no domain there asks the resolver for the machine's full name while it boots, and starts
   * a program for that ({@code inet_config:init/0} of OTP 25 to 29).
   *
   * @throws IOException when it cannot be written
   */
  synchronized Path resolver() throws IOException {
    Path etc = folder.resolve("etc");
    if (!Files.exists(etc)) {
      Files.writeString(Files.createDirectory(etc).resolve("resolv.conf"), DOMAIN);
    }
    return etc;
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
