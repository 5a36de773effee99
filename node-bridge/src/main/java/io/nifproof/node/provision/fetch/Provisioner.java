package io.nifproof.node.provision.fetch;

import io.nifproof.node.NifproofHome;
import io.nifproof.node.files.Trees;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Makes and removes the system roots of Debian runtimes. */
public final class Provisioner {
  private static final List<String> PACKAGES = List.of("erlang-base", "erlang-dev");
  // Nothing else is ever opened: programs outside OTP are the host's.
  private static final List<String> KEPT =
      List.of("/lib/*", "/lib64/*", "/usr/lib/*", "/usr/lib64/*", "/usr/include/*");
  private static final String NOTE = "nifproof-runtime.properties";

  private final Path runtimes;
  private final Mmdebstrap mmdebstrap;

  public Provisioner(NifproofHome home, Mmdebstrap mmdebstrap) {
    this.runtimes = home.runtimes();
    this.mmdebstrap = mmdebstrap;
  }

  /**
   * Makes a runtime, or makes it again with further packages; nothing happens when all are there.
   *
   * @param extra packages beside {@code erlang-base} and {@code erlang-dev}
   */
  public void add(DebianName name, Collection<String> extra, Consumer<String> progress)
      throws IOException, ProvisionException, InterruptedException {
    checkNames(extra);
    StagedFolder.sweep(runtimes);
    Runnable waiting = () -> progress.accept("waiting: another process is making " + name);
    try (StagedFolder change = StagedFolder.open(runtimes.resolve(name.folder()), waiting)) {
      Set<String> there = packages(change.folder());
      Set<String> wanted = new TreeSet<>(PACKAGES);
      wanted.addAll(extra);
      wanted.addAll(there);
      if (wanted.equals(there)) {
        return;
      }
      mmdebstrap.unpack(name, List.copyOf(wanted), KEPT, change.staging(), progress);
      keepOnlyWhatRuns(change.staging());
      LinkRepair.repair(change.staging());
      LinkFolder.make(change.staging(), name.arch());
      note(change.staging(), wanted);
      change.publish();
    }
  }

  /** Whether a runtime is there, and was made with these packages. */
  public boolean has(DebianName name, Collection<String> extra) throws IOException {
    Set<String> there = packages(runtimes.resolve(name.folder()));
    return there.containsAll(PACKAGES) && there.containsAll(extra);
  }

  /** The folder in a system root of ours that a linker of another system may look into. */
  public static Path linkable(Path system) {
    return LinkFolder.of(system);
  }

  /** Removes a runtime; false when it is not there. */
  public boolean remove(DebianName name) throws IOException, InterruptedException {
    StagedFolder.sweep(runtimes);
    try (StagedFolder change = StagedFolder.open(runtimes.resolve(name.folder()), () -> {})) {
      boolean there = Files.isDirectory(change.folder());
      if (there) {
        change.remove();
      }
      return there;
    }
  }

  /** The syntax of Debian's policy manual, 5.6.1: what else mmdebstrap understands is not meant. */
  public static void checkNames(Collection<String> packages) throws ProvisionException {
    for (String name : packages) {
      if (!name.matches("[a-z0-9][a-z0-9+.-]+")) {
        throw new ProvisionException(
            ProvisionException.Kind.UNKNOWN_NAME,
            "`" + name + "` is no name of a Debian package",
            "name packages such as `erlang-crypto`");
      }
    }
  }

  /** mmdebstrap leaves a little of its own: configuration, an empty package database. */
  private static void keepOnlyWhatRuns(Path system) throws IOException {
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(system, entry -> !isKept(entry.getFileName().toString()))) {
      for (Path entry : entries) {
        Trees.delete(entry);
      }
    }
  }

  private static boolean isKept(String name) {
    return name.equals("usr") || name.startsWith("lib");
  }

  private static void note(Path system, Set<String> packages) throws IOException {
    Files.writeString(system.resolve(NOTE), "packages=" + String.join(" ", packages) + "\n");
  }

  /** The packages that a runtime was made with; none when it is not there. */
  private static Set<String> packages(Path system) throws IOException {
    Path note = system.resolve(NOTE);
    if (!Files.isRegularFile(note)) {
      return Set.of();
    }
    Properties known = new Properties();
    known.load(new StringReader(Files.readString(note)));
    return new TreeSet<>(List.of(known.getProperty("packages", "").split(" ")));
  }
}
