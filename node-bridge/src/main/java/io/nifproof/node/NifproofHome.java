package io.nifproof.node;

import java.nio.file.Path;
import java.util.Map;

/**
 * The folder where nifproof keeps what it can make again: runtimes, emulators, results, runs. Only
 * names paths; creates nothing.
 *
 * @param root the folder, absolute
 */
public record NifproofHome(Path root) {
  /** Makes the folder absolute. */
  public NifproofHome {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * The folder that an environment names: {@code NIFPROOF_CACHE}, else {@code
   * $XDG_CACHE_HOME/nifproof}, else {@code ~/.cache/nifproof}. Empty variables count as unset, and
   * so does a relative {@code XDG_CACHE_HOME}, as the XDG base directory specification asks.
   */
  public static NifproofHome of(Map<String, String> environment) {
    String own = environment.getOrDefault("NIFPROOF_CACHE", "");
    if (!own.isBlank()) {
      return new NifproofHome(Path.of(own));
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (xdg.startsWith("/")) {
      return new NifproofHome(Path.of(xdg, "nifproof"));
    }
    return new NifproofHome(userHome(environment).resolve(".cache").resolve("nifproof"));
  }

  /** The home folder of the user: {@code HOME}, else what the JVM knows. */
  public static Path userHome(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    return Path.of(home.isBlank() ? System.getProperty("user.home") : home);
  }

  /** Provisioned runtimes, a folder each. */
  public Path runtimes() {
    return root.resolve("runtimes");
  }

  /** Emulators that were fetched. */
  public Path emulators() {
    return root.resolve("emulators");
  }

  /** What was found out about programs and need not be asked twice. */
  public Path facts() {
    return root.resolve("facts");
  }

  /** Results of cells that need not run again. */
  public Path results() {
    return root.resolve("results");
  }

  /** Runs of the gate, a folder each. */
  public Path runs() {
    return root.resolve("runs");
  }
}
