package io.nifproof.doctor;

import io.nifproof.node.Arch;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.provision.fetch.Emulator;
import io.nifproof.node.wall.Wall;
import io.nifproof.toolchain.ToolchainCatalog;
import java.util.List;
import java.util.Optional;

/**
 * What a machine has. Immutable.
 *
 * @param host the machine
 * @param compilers each compiler with each target
 * @param runtimes all runtimes, each ready or unusable
 * @param emulators those for the other architectures, of each the one in use first
 * @param jinterface the way to the nodes
 * @param helpers other programs
 * @param wall what keeps nodes from the machine
 */
public record Examination(
    HostFacts host,
    ToolchainCatalog compilers,
    RuntimeCatalog runtimes,
    List<Emulator> emulators,
    JInterface jinterface,
    List<Helper> helpers,
    Wall wall) {
  /** Copies the lists. */
  public Examination {
    emulators = List.copyOf(emulators);
    helpers = List.copyOf(helpers);
  }

  /** The emulator in use for an architecture, the newest; empty when there is none. */
  public Optional<Emulator> emulator(Arch guest) {
    return emulators.stream().filter(emulator -> emulator.guest() == guest).findFirst();
  }

  /** What is missing or does not work, the vital first. */
  public List<MissingTool> lacks() {
    return MissingTools.of(this);
  }

  /** Whether the main job can run: build for this machine, load in a runtime of its own kind. */
  public boolean able() {
    return lacks().stream().noneMatch(MissingTool::vital);
  }
}
