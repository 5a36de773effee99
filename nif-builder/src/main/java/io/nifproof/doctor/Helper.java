package io.nifproof.doctor;

import io.nifproof.toolchain.Remedy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A program or file that nifproof uses beside compilers and runtimes.
 *
 * @param name its name, e.g. {@code bwrap}
 * @param purpose what it is for
 * @param vital whether the main job cannot run without it
 * @param path where it was found
 * @param trouble why it does not work, when it is there and was tried in vain
 * @param remedies what brings it
 */
public record Helper(
    String name,
    String purpose,
    boolean vital,
    Optional<Path> path,
    Optional<String> trouble,
    List<Remedy> remedies) {
  /** Copies the list. */
  public Helper {
    remedies = List.copyOf(remedies);
  }

  /** Whether it is there and does not refuse to work. */
  public boolean works() {
    return path.isPresent() && trouble.isEmpty();
  }
}
