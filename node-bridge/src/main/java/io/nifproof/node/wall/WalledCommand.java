package io.nifproof.node.wall;

import io.nifproof.node.Arch;
import io.nifproof.node.process.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A VM or a program to be started, behind a wall where there is one.
 *
 * @param argv the program by its path, and its arguments
 * @param environment all of its environment; nothing of the tool's is there
 * @param folder where it runs, and all that it may write
 * @param visible files and folders that it reads beside those of the system
 * @param memory bytes of private writable memory that each of its processes may map
 * @param carries whether it is a VM, whose distribution comes and goes by stdin and stdout
 */
public record WalledCommand(
    List<String> argv,
    Map<String, String> environment,
    Path folder,
    List<Path> visible,
    long memory,
    boolean carries) {
  /** The word that stands for the port of the port mapper behind the wall. */
  public static final String PORT = "@port@";

  private static final String PRELOAD = "LD_PRELOAD";

  /** What only the program itself shall be given, neither bubblewrap nor the guard. */
  private static final String INNER_PRELOAD = "NIFPROOF_PRELOAD";

  /** {@code $0} is the filter of system calls, {@code $1} the report. */
  private static final String SCRIPT = "r=$1; shift; exec \"$@\" 8<\"$0\" 9>\"$r\"";

  private static final List<String> NAMESPACES =
      List.of(
          "--unshare-user",
          "--unshare-ipc",
          "--unshare-pid",
          "--unshare-uts",
          "--unshare-cgroup-try",
          "--hostname",
          "node",
          "--new-session",
          "--die-with-parent",
          "--as-pid-1",
          "--cap-drop",
          "ALL",
          "--seccomp",
          "8");

  /** Copies. */
  public WalledCommand {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    visible = List.copyOf(visible);
  }

  /** The same with another environment. */
  public WalledCommand with(Map<String, String> other) {
    return new WalledCommand(argv, other, folder, visible, memory, carries);
  }

  /** How it is started without a wall. */
  public Launch open() {
    return new Launch(argv, environment, folder).withMemoryLimit(memory);
  }

  /**
   * How it is started.
   *
   * @param report a file outside of its folder, written when it ends: what outlived it
   * @throws IOException when the filter of system calls cannot be written beside the report
   */
  public Launch launch(Wall.Bubblewrap wall, WallSettings settings, Path report)
      throws IOException {
    Path filter = filter(report.toAbsolutePath().getParent());
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT));
    words.addAll(List.of(filter.toString(), report.toAbsolutePath().toString()));
    words.add(wall.bubblewrap().toString());
    words.addAll(NAMESPACES);
    if (!settings.openings().network()) {
      words.add("--unshare-net");
    }
    words.addAll(files(wall, settings));
    words.add("--");
    words.add(wall.guard().toString());
    words.add(carries ? "node" : "program");
    words.addAll(limits(settings.limits()));
    words.add("9");
    words.addAll(argv);
    Map<String, String> outer = new HashMap<>(environment);
    String preload = outer.remove(PRELOAD);
    if (preload != null) {
      outer.put(INNER_PRELOAD, preload);
    }
    return new Launch(words, outer, folder).withPipes();
  }

  private List<String> files(Wall.Bubblewrap wall, WallSettings settings) {
    WallOpenings openings = settings.openings();
    String most = Long.toString(settings.limits().temporary());
    List<String> words = new ArrayList<>();
    words.addAll(List.of("--tmpfs", "/run"));
    words.addAll(VisibleFiles.system());
    // Root may write core_pattern even without capabilities, and others of its kind.
    words.addAll(List.of("--proc", "/proc", "--remount-ro", "/proc"));
    if (openings.devices()) {
      words.addAll(List.of("--dev-bind", "/dev", "/dev"));
    } else {
      words.addAll(List.of("--dev", "/dev"));
    }
    for (String temporary : List.of("/tmp", "/dev/shm")) {
      if (!most.equals("0")) {
        words.addAll(List.of("--size", most));
      }
      words.addAll(List.of("--tmpfs", temporary));
    }
    List<Path> read = new ArrayList<>(visible);
    read.add(wall.guard());
    read.addAll(openings.read());
    words.addAll(VisibleFiles.named("--ro-bind", read));
    words.addAll(VisibleFiles.named("--bind", openings.write()));
    words.addAll(VisibleFiles.named("--bind", List.of(folder)));
    words.addAll(List.of("--remount-ro", "/run", "--remount-ro", "/"));
    words.addAll(List.of("--chdir", folder.toAbsolutePath().toString()));
    return words;
  }

  private List<String> limits(WallLimits limits) {
    return List.of(
        Long.toString(memory),
        Long.toString(limits.fileBytes()),
        Long.toString(limits.descriptors()),
        Long.toString(limits.processes()),
        Long.toString(limits.memory() == 0 ? 0 : Math.max(memory, limits.memory())));
  }

  private static synchronized Path filter(Path folder) throws IOException {
    Path file = folder.resolve("system-calls.bpf");
    return Files.exists(file) ? file : Files.write(file, SystemCallFilter.of(Arch.host()));
  }
}
