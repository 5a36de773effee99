package io.nifproof.node.launch;

import io.nifproof.node.process.Marked;
import java.util.List;

/** Ends what a node or program of the run left behind. */
final class Leftovers {
  private static final int SHOWN = 200;

  /** They belong to the VM, and end by themselves a moment after it. */
  private static final List<String> VM_HELPERS = List.of("erl_child_setup", "inet_gethost");

  private Leftovers() {}

  /** Kills every process with that entry; returns those that are not the VM's own helpers. */
  static List<LeftBehind> kill(String entry) {
    return Marked.kill(entry).stream()
        .filter(found -> VM_HELPERS.stream().noneMatch(found.command()::contains))
        .map(found -> new LeftBehind(found.pid(), shortened(found.command())))
        .toList();
  }

  private static String shortened(String command) {
    return command.substring(0, Math.min(SHOWN, command.length()));
  }
}
