package io.nifproof.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * JInterface, by which nifproof talks to nodes.
 *
 * @param inUse the jar that this process uses; empty when it has none
 * @param installed those of the runtimes of this machine
 */
public record JInterface(Optional<Path> inUse, List<Jar> installed) {
  /**
   * The jar of an installed OTP.
   *
   * @param file the jar
   * @param version its version, e.g. {@code 1.13.1}
   * @param runtime the id of the runtime it belongs to
   * @param used whether the jar in use has the same bytes
   */
  public record Jar(Path file, String version, String runtime, boolean used) {}

  /** Copies the list. */
  public JInterface {
    installed = List.copyOf(installed);
  }

  /** The installed jar that the one in use was taken from; a jar does not name its version. */
  public Optional<Jar> origin() {
    return installed.stream().filter(Jar::used).findFirst();
  }
}
