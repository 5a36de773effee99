package io.nifproof.node.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteResultHandler;
import org.apache.commons.exec.PumpStreamHandler;

/**
 * A process that leads a session and process group of its own, with limits, both output streams
 * drained, and its exit status kept. Thread-safe.
 */
final class ChildProcess {
  private static final int TAIL_BYTES = 16 * 1024;
  private static final Duration DRAIN = Duration.ofMillis(500);

  /** {@code setsid} of util-linux and busybox; it execs, so the process keeps the id it has. */
  private static final String LIMITS = "ulimit -c 0; ulimit -d \"$0\"; exec setsid \"$@\"";

  private final Process process;
  private final Guardian guardian;
  private final Tail output;
  private final CompletableFuture<ExitStatus> exit;
  private final CountDownLatch drained;

  private ChildProcess(Process process, Guardian guardian, Tail output, CountDownLatch drained) {
    this.process = process;
    this.guardian = guardian;
    this.output = output;
    this.drained = drained;
    this.exit = process.onExit().thenApply(ended -> new ExitStatus(ended.exitValue()));
  }

  /**
   * Starts a program.
   *
   * @param argv the program and its arguments
   * @param environment all of its environment
   * @param directory where it runs
   * @param memoryLimit bytes of private writable memory it may map (RLIMIT_DATA)
   * @throws IOException when it cannot be started
   */
  static ChildProcess start(
      List<String> argv,
      Map<String, String> environment,
      Path directory,
      long memoryLimit,
      Guardian guardian)
      throws IOException {
    CommandLine command = new CommandLine("/bin/sh");
    command.addArgument("-c", false).addArgument(LIMITS, false);
    command.addArgument(Long.toString(memoryLimit / 1024), false);
    argv.forEach(word -> command.addArgument(word, false));

    Tail output = new Tail(TAIL_BYTES);
    PumpStreamHandler streams = new PumpStreamHandler(output);
    // A process that the child left behind may hold the pipe open: do not wait for it.
    streams.setStopTimeout(DRAIN);
    CapturingExecutor executor = new CapturingExecutor(directory, streams);
    CountDownLatch drained = new CountDownLatch(1);
    executor.execute(command, environment, new WhenDone(drained, executor.started));
    return new ChildProcess(executor.started(), guardian, output, drained);
  }

  long pid() {
    return process.pid();
  }

  CompletableFuture<ExitStatus> exit() {
    return exit;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end; empty when it still runs after that time. */
  Optional<ExitStatus> await(Duration patience) {
    try {
      return Optional.of(exit.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException stillRuns) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("no exit status of process " + pid(), e);
    }
  }

  /** Sends a signal to its whole group. */
  void signal(String name) {
    guardian.signal(name, pid());
  }

  /** Sends a signal to it alone. */
  void signalAlone(String name) {
    guardian.signalOne(name, pid());
  }

  /** Kills the whole group (docs/why/ending-processes.md); returns how it ended. */
  ExitStatus end() {
    signal("KILL");
    if (process.isAlive()) {
      // In its first moments it leads no group that the signal would reach. By its handle, because
      // the process itself would close its streams, with its last words still in them.
      boolean unused = process.toHandle().destroyForcibly();
    }
    return await(Duration.ofSeconds(5))
        .orElseThrow(() -> new IllegalStateException("process " + pid() + " survived SIGKILL"));
  }

  /** The end of what it wrote to stdout and stderr; complete once it has ended. */
  String outputTail() {
    if (!process.isAlive()) {
      try {
        drained.await(DRAIN.toMillis() + 100, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return output.text();
  }

  /** Commons Exec keeps its {@link Process} to itself; the hook it offers hands it out. */
  private static final class CapturingExecutor extends DefaultExecutor {
    private final CompletableFuture<Process> started = new CompletableFuture<>();

    @SuppressWarnings("deprecation") // the builder cannot make a subclass
    CapturingExecutor(Path directory, PumpStreamHandler streams) {
      setWorkingDirectory(directory.toFile());
      setStreamHandler(streams);
      setExitValues(null);
    }

    @Override
    protected Process launch(CommandLine command, Map<String, String> environment, Path directory)
        throws IOException {
      Process process = super.launch(command, environment, directory);
      started.complete(process);
      return process;
    }

    @Override
    protected Thread createThread(Runnable runnable, String name) {
      Thread thread = super.createThread(runnable, name);
      thread.setDaemon(true);
      return thread;
    }

    Process started() throws IOException {
      try {
        return started.get();
      } catch (ExecutionException e) {
        throw new IOException("could not start: " + e.getCause().getMessage(), e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while a process was started", e);
      }
    }
  }

  private record WhenDone(CountDownLatch drained, CompletableFuture<Process> started)
      implements ExecuteResultHandler {
    @Override
    public void onProcessComplete(int exitValue) {
      drained.countDown();
    }

    @Override
    public void onProcessFailed(ExecuteException failure) {
      started.completeExceptionally(failure);
      drained.countDown();
    }
  }
}
