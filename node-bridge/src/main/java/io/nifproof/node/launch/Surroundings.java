package io.nifproof.node.launch;

import io.nifproof.node.process.BoundedOutput;
import io.nifproof.node.wall.WalledCommand;
import java.io.IOException;

/** What is around the nodes of a session, and how they are started in it. Thread-safe. */
sealed interface Surroundings extends AutoCloseable permits OpenSurroundings, WalledSurroundings {
  /** What a VM is told of the port of its port mapper. */
  String portMapper();

  /**
   * Starts a VM or a program.
   *
   * @param name its name, of its own in the session
   * @param marker the entry of its environment by which it is known
   */
  RunningVm start(WalledCommand command, String name, String marker) throws IOException;

  @Override
  void close();

  /** Keeps the last words of a process. */
  static BoundedOutput lastWords() {
    return new BoundedOutput(0, 16 * 1024);
  }
}
