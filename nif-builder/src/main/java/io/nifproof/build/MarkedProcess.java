package io.nifproof.build;

import io.nifproof.node.launch.Sweep;
import io.nifproof.toolchain.CompilerEnd;
import io.nifproof.toolchain.CompilerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Runs the commands of a build so that nothing of it outlives it: every process carries a mark in
 * its environment, and what still does when a command is over is killed. Build tools put compilers
 * and servers into the background, where they are nobody's children.
 */
final class MarkedProcess {
  private static final String MARK = "NIFPROOF_BUILD";

  /** A process may fork while the others are looked through. */
  private static final int MOST_ROUNDS = 20;

  private final String mark = UUID.randomUUID().toString();
  private final CompilerProcess process;

  MarkedProcess(Map<String, String> environment) {
    Map<String, String> marked = new HashMap<>(environment);
    marked.put(MARK, mark);
    this.process = new CompilerProcess(marked, this::killRest);
  }

  CompilerEnd run(List<String> command, Path folder, Duration deadline)
      throws InterruptedException {
    Thread atExit = new Thread(this::killRest, "build-end");
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      return process.run(command, folder, deadline);
    } finally {
      killRest();
      release(atExit);
    }
  }

  private void killRest() {
    int round = 0;
    while (!Sweep.kill(MARK + "=" + mark).isEmpty() && round < MOST_ROUNDS) {
      round++;
    }
  }

  private static void release(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      // It runs just now, and does what was done here.
      return;
    }
  }
}
