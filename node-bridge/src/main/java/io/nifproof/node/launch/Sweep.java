package io.nifproof.node.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds and kills the processes that carry an entry in their environment. The environment is
 * inherited over fork, exec, setsid and double forks, unlike a process group.
 */
public final class Sweep {
  private static final int SHOWN = 200;

  /** They belong to the VM, and end by themselves a moment after it. */
  private static final List<String> VM_HELPERS = List.of("erl_child_setup", "inet_gethost");

  private Sweep() {}

  /**
   * Kills every process with that entry; returns those that are not the VM's own helpers.
   *
   * @param entry {@code NAME=value}
   */
  public static List<LeftBehind> kill(String entry) {
    List<LeftBehind> killed = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (carries(process, entry)) {
          long pid = Long.parseLong(process.getFileName().toString());
          String command = read(process.resolve("cmdline")).replace('\0', ' ').strip();
          ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
          if (VM_HELPERS.stream().noneMatch(command::contains)) {
            killed.add(
                new LeftBehind(pid, command.substring(0, Math.min(SHOWN, command.length()))));
          }
        }
      }
    } catch (IOException noProc) {
      // Without /proc there is nothing to find; the process group has been killed already.
    }
    return killed;
  }

  private static boolean carries(Path process, String entry) {
    String environment = '\0' + read(process.resolve("environ"));
    return environment.contains('\0' + entry + '\0');
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException goneOrNotOurs) {
      return "";
    }
  }
}
