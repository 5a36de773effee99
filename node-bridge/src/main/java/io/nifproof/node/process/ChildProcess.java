package io.nifproof.node.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.StreamPumper;

/**
 * A process that leads a session and process group of its own, with its output drained and its exit
 * status kept. Thread-safe.
 */
public final class ChildProcess {
  private static final Duration DRAIN = Duration.ofMillis(500);
  private static final Duration UNTIL_DEAD = Duration.ofSeconds(5);

  private final Process process;
  private final Guardian guardian;
  private final BoundedOutput output;
  private final Thread drain;
  private final CompletableFuture<Integer> exit;

  private ChildProcess(Process process, Guardian guardian, BoundedOutput output, Thread drain) {
    this.process = process;
    this.guardian = guardian;
    this.output = output;
    this.drain = drain;
    this.exit = process.onExit().thenApply(Process::exitValue);
  }

  /**
   * Starts one.
   *
   * @param output keeps what it writes
   * @param guardian sends the signals to its group
   * @throws NotStartedException when the system does not start it
   */
  public static ChildProcess start(Launch launch, BoundedOutput output, Guardian guardian)
      throws NotStartedException {
    return start(launch, output, output, guardian);
  }

  static ChildProcess start(
      Launch launch, BoundedOutput output, OutputStream sink, Guardian guardian)
      throws NotStartedException {
    Process process = launch.start();
    InputStream words = launch.piped() ? process.getErrorStream() : process.getInputStream();
    StreamPumper pumper = new StreamPumper(words, sink, true);
    Thread drain = new Thread(pumper, "output of " + process.pid());
    drain.setDaemon(true);
    drain.start();
    return new ChildProcess(process, guardian, output, drain);
  }

  /** Its process id, which is that of its group. */
  public long pid() {
    return process.pid();
  }

  /** Its stdout, when it was launched {@linkplain Launch#withPipes with pipes}. */
  public InputStream stdout() {
    return process.getInputStream();
  }

  /** Its stdin, when it was launched {@linkplain Launch#withPipes with pipes}. */
  public OutputStream stdin() {
    return process.getOutputStream();
  }

  /** Ends its stdin, gives it that time to end of it, and ends its whole group. */
  public int finish(Duration grace) {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // It has ended already.
    }
    Optional<Integer> unused = await(grace);
    return end();
  }

  /** Sends a signal to another process, one of its own. */
  public void signalOther(String name, long pid) {
    guardian.signalOne(name, pid);
  }

  /** Its exit status when it has ended; above 128 it is 128 and the signal that ended it. */
  public CompletableFuture<Integer> exit() {
    return exit;
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end; empty when it still runs after that time, or this thread is interrupted. */
  public Optional<Integer> await(Duration timeout) {
    try {
      return awaitInterruptibly(timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  Optional<Integer> awaitInterruptibly(Duration timeout) throws InterruptedException {
    return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)
        ? Optional.of(process.exitValue())
        : Optional.empty();
  }

  /** Sends a signal, such as {@code TERM}, to its whole group. */
  public void signal(String name) {
    guardian.signal(name, pid());
  }

  /** Asks the whole group to end, gives it that time, then kills it. */
  void terminate(Duration grace) throws InterruptedException {
    signal("TERM");
    if (awaitInterruptibly(grace).isEmpty()) {
      kill();
    }
  }

  /** Kills the whole group, and does not wait for it. */
  void kill() {
    signal("KILL");
    if (process.isAlive()) {
      // By its handle, because the process itself would close its streams, with its last words
      // still in them.
      boolean unused = process.toHandle().destroyForcibly();
    }
  }

  /** Kills the whole group (docs/why/ending-processes.md); returns its exit status. */
  public int end() {
    kill();
    try {
      return exit.copy().orTimeout(UNTIL_DEAD.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (CompletionException e) {
      throw new IllegalStateException("process " + pid() + " survived SIGKILL", e);
    }
  }

  /** What was kept of its output; complete once it has ended. */
  public String output() {
    if (!process.isAlive()) {
      drained(DRAIN);
    }
    return output.text();
  }

  /**
   * Waits until all of its output has come, at most that long: another process may hold it open.
   */
  void drained(Duration timeout) {
    try {
      drain.join(timeout.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
