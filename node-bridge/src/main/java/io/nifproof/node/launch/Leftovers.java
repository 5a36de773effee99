package io.nifproof.node.launch;

import io.nifproof.node.process.Marked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a node or program of the run left behind when it ended. */
final class Leftovers {
  private static final int SHOWN = 200;

  /** They belong to the VM, and end by themselves a moment after it. */
  private static final List<String> VM_HELPERS = List.of("erl_child_setup", "inet_gethost");

  private Leftovers() {}

  /** Kills every process with that entry; returns those that are not the VM's own helpers. */
  static List<LeftBehind> kill(String entry) {
    return known(Marked.kill(entry).stream().map(one -> new LeftBehind(one.pid(), one.command())));
  }

  /** Those that a guard told, which have ended with it: {@code PID COMMAND}, a line each. */
  static List<LeftBehind> told(Path report) {
    try {
      return known(
          Files.readString(report, StandardCharsets.ISO_8859_1)
              .lines()
              .filter(line -> line.matches("\\d{1,10} .*"))
              .map(line -> line.split(" ", 2))
              .map(words -> new LeftBehind(Long.parseLong(words[0]), words[1].strip())));
    } catch (IOException nothingTold) {
      return List.of();
    }
  }

  private static List<LeftBehind> known(Stream<LeftBehind> found) {
    return found
        .filter(one -> VM_HELPERS.stream().noneMatch(one.command()::contains))
        .map(one -> new LeftBehind(one.pid(), shortened(one.command())))
        .toList();
  }

  private static String shortened(String command) {
    return command.substring(0, Math.min(SHOWN, command.length()));
  }
}
