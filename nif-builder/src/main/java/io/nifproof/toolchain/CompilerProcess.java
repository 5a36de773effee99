package io.nifproof.toolchain;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecuteResultHandler;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.PumpStreamHandler;

/**
 * Runs a compiler to its end: both streams drained, output bounded, a deadline on it. Thread-safe.
 *
 * <p>The environment is the caller's, whole: nothing of the tool's own environment is inherited.
 */
public final class CompilerProcess {
  private static final int OUTPUT_LIMIT = 1 << 20;

  /** How long output may stay open when all is over: something got away and holds it. */
  private static final Duration STREAM_GRACE = Duration.ofSeconds(5);

  private final Map<String, String> environment;
  private final Runnable whenEnded;

  /** Takes all of the environment that compilers shall see. */
  public CompilerProcess(Map<String, String> environment) {
    this(environment, () -> {});
  }

  /**
   * The same.
   *
   * @param whenEnded run as soon as a command has ended by itself or was killed, and before all of
   *     its output has come: what it left behind may hold that open
   */
  public CompilerProcess(Map<String, String> environment, Runnable whenEnded) {
    this.environment = Map.copyOf(environment);
    this.whenEnded = whenEnded;
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
    BoundedOutput output = new BoundedOutput(OUTPUT_LIMIT);
    PumpStreamHandler streams = new PumpStreamHandler(output);
    streams.setStopTimeout(STREAM_GRACE);
    TreeWatchdog watchdog = new TreeWatchdog(deadline, whenEnded);
    DefaultExecutor executor =
        DefaultExecutor.builder()
            .setWorkingDirectory(folder)
            .setExecuteStreamHandler(streams)
            .get();
    executor.setWatchdog(watchdog);
    executor.setExitValues(null);

    long start = System.nanoTime();
    DefaultExecuteResultHandler result = new DefaultExecuteResultHandler();
    try {
      executor.execute(commandLine(command), environment, result);
      result.waitFor();
    } catch (IOException e) {
      return new CompilerEnd.NeverStarted(words(e));
    } catch (InterruptedException e) {
      watchdog.cancel();
      throw e;
    }
    if (watchdog.overdue()) {
      return new CompilerEnd.Overdue(output.text(), deadline);
    }
    ExecuteException failure = result.getException();
    return failure != null
        ? new CompilerEnd.NeverStarted(words(failure))
        : new CompilerEnd.Ended(
            result.getExitValue(), output.text(), Duration.ofNanos(System.nanoTime() - start));
  }

  private static String words(IOException e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }

  private static CommandLine commandLine(List<String> command) {
    CommandLine line = new CommandLine(command.get(0));
    command.subList(1, command.size()).forEach(word -> line.addArgument(word, false));
    return line;
  }
}
