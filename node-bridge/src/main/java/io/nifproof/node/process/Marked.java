package io.nifproof.node.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that carries an entry in its environment, which is inherited over fork, exec, setsid
 * and double forks, unlike a process group.
 *
 * @param pid its process id
 * @param command its command line
 */
public record Marked(long pid, String command) {
  /** A process may fork while the others are looked through. */
  private static final int MOST_ROUNDS = 20;

  /**
   * Kills every process with that entry that is found at one look.
   *
   * @param entry {@code NAME=value}
   */
  public static List<Marked> kill(String entry) {
    List<Marked> killed = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (carries(process, entry)) {
          long pid = Long.parseLong(process.getFileName().toString());
          String command = read(process.resolve("cmdline")).replace('\0', ' ').strip();
          ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
          killed.add(new Marked(pid, command));
        }
      }
    } catch (IOException noProc) {
      // Without /proc there is nothing to find; the process group has been killed already.
    }
    return killed;
  }

  /** Kills those with that entry again and again until none is found. */
  static void killAll(String entry) {
    int round = 0;
    while (!kill(entry).isEmpty() && round < MOST_ROUNDS) {
      round++;
    }
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
