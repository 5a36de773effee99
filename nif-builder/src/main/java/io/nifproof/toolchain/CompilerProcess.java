package io.nifproof.toolchain;

import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import io.nifproof.node.process.NotStartedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs compilers, and other programs that build, to their end. Thread-safe. */
public final class CompilerProcess {
  private final Map<String, String> environment;
  private final boolean alone;

  private CompilerProcess(Map<String, String> environment, boolean alone) {
    this.environment = Map.copyOf(environment);
    this.alone = alone;
  }

  /** Takes all of the environment that compilers shall see. */
  public CompilerProcess(Map<String, String> environment) {
    this(environment, false);
  }

  /**
   * For build tools, which put compilers and servers into the background, where they are nobody's
   * children: whatever a command left behind, wherever it went, is killed.
   */
  public static CompilerProcess leavingNothing(Map<String, String> environment) {
    return new CompilerProcess(environment, true);
  }

  /**
   * Runs a command and waits for it.
   *
   * @param command the program, with its path, and its arguments, without any shell in between
   * @param folder where it runs
   * @param deadline the time it has
   * @throws InterruptedException when the waiting thread was interrupted; the command is killed
   */
  public CompilerEnd run(List<String> command, Path folder, Duration deadline)
      throws InterruptedException {
    Command whole = Command.of(command, environment, folder);
    try {
      CommandEnd end = (alone ? whole.leavingNothing() : whole).run(deadline);
      return end.overdue()
          ? new CompilerEnd.Overdue(end.output(), deadline)
          : new CompilerEnd.Ended(end.status(), end.output(), end.took());
    } catch (NotStartedException e) {
      return new CompilerEnd.NeverStarted(e.getMessage());
    }
  }
}
