package io.nifproof.node.process;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A command that is run to its end, and with it its whole process group: compilers start compilers.
 * When its time is over, the group is asked to end, and killed a moment later; when the waiting
 * thread is interrupted, or the tool dies, it is killed at once. Immutable.
 *
 * @param launch what is started, and where
 * @param first how many of the first bytes of its output are kept
 * @param last how many of the last
 * @param listener told each line of its output as it comes
 * @param alone whether also those are killed that it left behind outside of its group, in the
 *     background and in sessions of their own; else only when it did not end by itself
 */
public record Command(
    Launch launch, int first, int last, Optional<Consumer<String>> listener, boolean alone) {
  /** The entry of the environment by which its processes are known, wherever they went. */
  static final String MARK = "NIFPROOF_COMMAND";

  private static final int KEPT = 1 << 19;

  /** What a driver needs to remove its temporary files. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  /** How long output may stay open when all is over: something got away and holds it. */
  private static final Duration STREAM_GRACE = Duration.ofSeconds(5);

  /**
   * A command with no input and both streams kept.
   *
   * @param argv the program, found on the {@code PATH} of that environment unless it has a slash,
   *     and its arguments, without any shell in between
   * @param environment all of its environment, but for a mark; nothing of the tool's is inherited
   * @param folder where it runs
   */
  public static Command of(List<String> argv, Map<String, String> environment, Path folder) {
    return new Command(new Launch(argv, environment, folder), KEPT, KEPT, Optional.empty(), false);
  }

  /** The same, reading a file as its standard input. */
  public Command reading(Path file) {
    return new Command(launch.withInput(file), first, last, listener, alone);
  }

  /** The same with only its stdout kept. */
  public Command withoutErrors() {
    return new Command(launch.withoutErrors(), first, last, listener, alone);
  }

  /** The same with that many bytes of its output kept. */
  public Command keeping(int bytes) {
    return new Command(launch, bytes, 0, listener, alone);
  }

  /** The same with each line told as it comes. */
  public Command telling(Consumer<String> lines) {
    return new Command(launch, first, last, Optional.of(lines), alone);
  }

  /** The same, and nothing outlives it, wherever it went. */
  public Command leavingNothing() {
    return new Command(launch, first, last, listener, true);
  }

  /**
   * Runs it.
   *
   * @param deadline the time it has
   * @throws NotStartedException when there is no such program or folder, or the system refuses
   * @throws InterruptedException when the waiting thread was interrupted; the command is killed
   */
  public CommandEnd run(Duration deadline) throws NotStartedException, InterruptedException {
    Guardian guardian = ToolGuardian.get();
    BoundedOutput output = new BoundedOutput(first, last);
    OutputStream sink =
        listener.<OutputStream>map(lines -> new LineSplitter(output, lines)).orElse(output);
    String mark = ToolGuardian.begin();
    try {
      long start = System.nanoTime();
      ChildProcess child = ChildProcess.start(launch.with(MARK, mark), output, sink, guardian);
      boolean inTime = waitFor(child, mark, deadline);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      int status = child.end();
      child.drained(STREAM_GRACE);
      requireStarted(status, output);
      return new CommandEnd(status, !inTime, output.text(), output.truncated(), took);
    } finally {
      ToolGuardian.ended();
    }
  }

  private boolean waitFor(ChildProcess child, String mark, Duration deadline)
      throws InterruptedException {
    boolean byItself = false;
    try {
      byItself = child.awaitInterruptibly(deadline).isPresent();
      if (!byItself) {
        child.terminate(GRACE);
      }
      return byItself;
    } finally {
      child.kill();
      if (alone || !byItself) {
        Marked.killAll(MARK + "=" + mark);
      }
    }
  }

  /** The program was there, but the system would not execute it: {@code setsid} had to say so. */
  private static void requireStarted(int status, BoundedOutput output) throws NotStartedException {
    String complaint = "setsid: ";
    if ((status == 126 || status == 127) && output.text().startsWith(complaint)) {
      throw new NotStartedException(output.text().substring(complaint.length()).strip());
    }
  }
}
