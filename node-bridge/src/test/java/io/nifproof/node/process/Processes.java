package io.nifproof.node.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a test asks of processes that are not its children. */
final class Processes {
  private Processes() {}

  /** A process that was killed may still wait for its parent to notice. */
  static boolean endsSoon(long pid) throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      if (ended(Path.of("/proc", Long.toString(pid), "stat"))) {
        return true;
      }
      Thread.sleep(50);
    }
    return false;
  }

  private static boolean ended(Path stat) {
    try {
      return Files.readString(stat).contains(") Z ");
    } catch (IOException gone) {
      return true;
    }
  }
}
