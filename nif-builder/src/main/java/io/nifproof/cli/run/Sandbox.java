package io.nifproof.cli.run;

import io.nifproof.gate.cell.Wall;
import io.nifproof.node.NifproofHome;
import io.nifproof.node.files.SearchPath;
import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs this very command again inside bubblewrap, tool and nodes together: no network but a
 * loopback of its own, the file system read-only but for the cache with the run's folder, and its
 * own {@code /tmp}, processes and host name. A NIF under test is foreign code.
 */
public final class Sandbox {
  private static final List<String> NAMESPACES =
      List.of(
          "--die-with-parent",
          "--unshare-user-try",
          "--unshare-ipc",
          "--unshare-pid",
          "--unshare-net",
          "--unshare-uts",
          "--unshare-cgroup-try");

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** What results say of it. */
  private static final String WALL = "bubblewrap around the tool";

  private final Map<String, String> environment;
  private final NifproofHome home;

  public Sandbox(Map<String, String> environment) {
    this.environment = environment;
    this.home = NifproofHome.of(environment);
  }

  /**
   * Runs the command and gives its exit status.
   *
   * @param arguments its own words, the one that asks for a sandbox among them
   * @param needed files and folders that it must see even when they lie in {@code /tmp}
   * @param written files that it writes
   */
  public int run(List<String> arguments, List<Path> needed, List<Path> written)
      throws IOException, InterruptedException {
    Files.createDirectories(home.runs());
    List<String> walls = walls(bwrap(), needed, written);
    requireWorking(walls);
    List<String> command = new ArrayList<>(walls);
    command.addAll(java());
    arguments.stream().filter(word -> !word.equals("--sandbox")).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    // Nothing can be fetched in there, and this process has done it already.
    builder.environment().put("NIFPROOF_NO_SETUP", "1");
    return builder.start().waitFor();
  }

  private String bwrap() {
    return SearchPath.of(environment)
        .program("bwrap")
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.INCOMPLETE,
                    "--sandbox needs bubblewrap, and there is no `bwrap` on PATH",
                    "Debian, Ubuntu: apt-get install bubblewrap\n"
                        + "Fedora: dnf install bubblewrap; Alpine: apk add bubblewrap; nixpkgs: bubblewrap"))
        .toString();
  }

  private List<String> walls(String bwrap, List<Path> needed, List<Path> written)
      throws IOException {
    List<String> walls = new ArrayList<>(List.of(bwrap));
    walls.addAll(NAMESPACES);
    walls.addAll(List.of("--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"));
    walls.addAll(List.of("--tmpfs", "/tmp"));
    List<Path> visible = new ArrayList<>(needed);
    visible.add(Path.of(""));
    visible.add(Path.of(System.getProperty("nifproof.home", "")));
    for (Path path : visible) {
      Path absolute = path.toAbsolutePath().normalize();
      if (absolute.startsWith("/tmp") && Files.exists(absolute)) {
        walls.addAll(List.of("--ro-bind", absolute.toString(), absolute.toString()));
      }
    }
    for (Path path : written) {
      String file = path.toAbsolutePath().normalize().toString();
      if (!Files.exists(path)) {
        Files.createFile(path); // what is not there cannot be let in
      }
      walls.addAll(List.of("--bind", file, file));
    }
    String cache = home.root().toString();
    walls.addAll(List.of("--bind", cache, cache));
    walls.addAll(List.of("--chdir", Path.of("").toAbsolutePath().toString(), "--"));
    return walls;
  }

  /** A kernel or container may forbid namespaces; that must not look like a verdict. */
  private void requireWorking(List<String> walls) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(walls);
    command.add("true");
    CommandEnd end = Command.of(command, environment, Path.of("").toAbsolutePath()).run(TIMEOUT);
    if (!end.ok()) {
      throw new CommandFailure(
          ExitCode.INCOMPLETE,
          "bubblewrap cannot make a sandbox here: " + words(end),
          "allow unprivileged user namespaces (sysctl kernel.unprivileged_userns_clone=1), run as"
              + " root, or leave --sandbox out");
    }
  }

  private static String words(CommandEnd end) {
    return end.overdue()
        ? "`bwrap` did not end within " + TIMEOUT.toSeconds() + " s"
        : end.output().strip();
  }

  /** The same JVM with the same jars. */
  private static List<String> java() {
    Optional<String> program = ProcessHandle.current().info().command();
    return List.of(
        program.orElse("java"),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",
        "-D" + Wall.PROPERTY + "=" + WALL,
        "-Dnifproof.home=" + System.getProperty("nifproof.home", ""),
        "-cp",
        System.getProperty("java.class.path"),
        "io.nifproof.cli.Main");
  }
}
