package io.nifproof.node.provision.fetch;

import io.nifproof.node.Arch;
import io.nifproof.node.NifproofHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Fetches the emulator of Debian trixie: one static program, which also runs on older systems.
 *
 * <p>qemu 10 boots the VMs up to four times as fast as Debian 12's qemu 7.2, and boots the JIT of
 * OTP 25, which crashes under that one.
 */
public final class EmulatorFetch {
  private static final int GOOD_ENOUGH = 10;

  private final Path folder;
  private final Mmdebstrap mmdebstrap;
  private final Emulators emulators;

  public EmulatorFetch(NifproofHome home, Mmdebstrap mmdebstrap, Emulators emulators) {
    this.folder = home.emulators();
    this.mmdebstrap = mmdebstrap;
    this.emulators = emulators;
  }

  /**
   * Makes sure that there is a good emulator for an architecture. When a better one cannot be
   * fetched, an old one that is installed serves.
   *
   * @throws ProvisionException when there is none and none can be fetched
   */
  public Emulator ensure(Arch guest, Consumer<String> progress)
      throws IOException, ProvisionException, InterruptedException {
    Optional<Emulator> good = good(guest);
    if (good.isPresent()) {
      return good.get();
    }
    String name = guest.emulator();
    StagedFolder.sweep(folder);
    Runnable waiting = () -> progress.accept("waiting: another process is fetching " + name);
    try (StagedFolder tree = StagedFolder.open(folder.resolve(name + ".tree"), waiting)) {
      Optional<Emulator> meanwhile = good(guest);
      return meanwhile.isPresent() ? meanwhile.get() : fetch(guest, name, tree.staging(), progress);
    } catch (ProvisionException failure) {
      Optional<Emulator> old = emulators.newest(guest);
      progress.accept("no newer emulator: " + failure.getMessage());
      return old.orElseThrow(() -> failure);
    }
  }

  private Optional<Emulator> good(Arch guest) {
    return emulators.newest(guest).filter(emulator -> emulator.major() >= GOOD_ENOUGH);
  }

  private Emulator fetch(Arch guest, String name, Path tree, Consumer<String> progress)
      throws IOException, ProvisionException, InterruptedException {
    DebianName trixie = new DebianName("trixie", Arch.host());
    mmdebstrap.unpack(trixie, List.of("qemu-user"), List.of("/usr/bin/" + name), tree, progress);
    Path program = emulators.fetched(guest);
    Files.move(tree.resolve("usr/bin/" + name), program, StandardCopyOption.ATOMIC_MOVE);
    return emulators
        .newest(guest)
        .orElseThrow(() -> new IOException("the fetched `" + program + "` does not run"));
  }
}
