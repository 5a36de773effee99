package io.nifproof.samples;

import io.nifproof.node.NifproofHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A store of its own for Nix, offline, whose builds are in Nix's sandbox. */
public final class NixStore implements AutoCloseable {
  private static final long MINUTES = 5;

  private final Path bin;
  private final Path folder;
  private final Map<String, String> environment = new LinkedHashMap<>();

  /**
   * What a program of Nix did.
   *
   * @param status its exit status
   * @param out all that it wrote to stdout
   * @param err all that it wrote to stderr
   */
  public record Ended(int status, String out, String err) {
    /** The names of the derivations that were built and begin so. */
    public List<String> built(String prefix) {
      return err.lines()
          .filter(line -> line.startsWith("building '"))
          .map(line -> line.substring(line.indexOf('-', line.indexOf("/store/")) + 1))
          .map(line -> line.substring(0, line.indexOf(".drv'")))
          .filter(name -> name.startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  private NixStore(Path bin, Path folder) throws IOException {
    this.bin = bin;
    this.folder = folder;
    for (String part : List.of("store", "state", "log", "conf", "home")) {
      Files.createDirectories(folder.resolve(part));
    }
    environment.put("PATH", bin + ":" + System.getenv("PATH"));
    environment.put("LANG", "C.UTF-8");
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("NIX_STORE_DIR", folder.resolve("store").toString());
    environment.put("NIX_STATE_DIR", folder.resolve("state").toString());
    environment.put("NIX_LOG_DIR", folder.resolve("log").toString());
    environment.put("NIX_CONF_DIR", folder.resolve("conf").toString());
    Files.writeString(folder.resolve("conf/nix.conf"), configuration());
  }

  /** Where this machine has Nix: on PATH, or where scripts/fetch-nix puts it. */
  public static Optional<Path> programs() {
    Stream<Path> path = Arrays.stream(System.getenv("PATH").split(":")).map(Path::of);
    Path fetched = NifproofHome.of(System.getenv()).root().resolve("nix/bin");
    return Stream.concat(path, Stream.of(fetched))
        .filter(place -> Files.isExecutable(place.resolve("nix")))
        .findFirst();
  }

  /** An empty store; empty when this machine has no Nix. */
  public static Optional<NixStore> open() throws IOException {
    Optional<Path> bin = programs();
    return bin.isEmpty()
        ? Optional.empty()
        : Optional.of(new NixStore(bin.get(), Files.createTempDirectory("nifproof-nix-")));
  }

  /** The programs of this machine are what the stand-in for nixpkgs has. */
  private static String configuration() throws IOException {
    List<String> seen = new ArrayList<>();
    for (String path : List.of("/bin", "/usr", "/lib", "/lib64", "/etc/alternatives")) {
      if (Files.exists(Path.of(path))) {
        seen.add(path);
      }
    }
    Path cache = NifproofHome.of(System.getenv()).root();
    if (Files.exists(cache)) {
      seen.add(cache.toString()); // for systems that are emulated
    }
    try (Stream<Path> all = Files.list(Path.of("/etc"))) {
      all.map(Path::toString).filter(path -> path.startsWith("/etc/java-")).forEach(seen::add);
    }
    return String.join(
        "\n",
        "experimental-features = nix-command flakes",
        "substituters =",
        "build-users-group =",
        "flake-registry =",
        "max-jobs = 2",
        "sandbox = true",
        "sandbox-fallback = false",
        "sandbox-paths = " + String.join(" ", seen),
        "");
  }

  /** A folder that goes with the store. */
  public Path folder() {
    return folder;
  }

  /** A file that goes with the store, which can be run. */
  public Path script(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Runs one of Nix's programs in a folder. */
  public Ended run(Path where, Object... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    Arrays.stream(command).forEach(word -> words.add(word.toString()));
    words.set(0, bin.resolve(words.get(0)).toString());
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(where.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IOException("did not end: " + words + "\n" + Files.readString(err));
    }
    return new Ended(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  /** Removes it: its files can be written by nobody. */
  @Override
  public void close() throws IOException {
    String remove = "chmod -R u+w \"$0\" && rm -rf \"$0\"";
    Process process =
        new ProcessBuilder("/bin/sh", "-c", remove, folder.toString()).inheritIO().start();
    process.onExit().join();
  }
}
