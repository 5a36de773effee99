package io.nifproof.node.provision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A command that is run to its end, with a deadline after which it and all its children are killed.
 *
 * <p>It runs in a session of its own, beside a watcher that holds the other end of a pipe from this
 * process. When the pipe closes, because the deadline passed or this process died in whatever way,
 * the watcher kills the whole group.
 *
 * @param argv its words
 * @param environment all of its environment; nothing is inherited
 * @param directory where it runs
 */
record ShortCommand(List<String> argv, Map<String, String> environment, Path directory) {
  private static final String SUPERVISOR =
      """
      exec 3<&0
      "$@" </dev/null 3<&- &
      command=$!
      { read -r end <&3; kill -s KILL -- -$$ || kill -s KILL $command; } >/dev/null 2>&1 &
      wait $command
      """;

  // Of util-linux or busybox: any Linux has it; without it only the command itself is killed.
  private static final Optional<Path> SETSID =
      OnPath.find("setsid", Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin"));

  ShortCommand {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }

  /**
   * Runs it.
   *
   * @param line told each line as it comes
   * @throws IOException when it cannot be started
   * @throws InterruptedException when this thread is interrupted; the command is ended
   */
  Finished run(Duration deadline, Consumer<String> line) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    SETSID.ifPresent(setsid -> words.add(setsid.toString()));
    words.addAll(List.of("/bin/sh", "-c", SUPERVISOR, "nifproof-supervisor"));
    words.addAll(argv);
    ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    Thread reader = new Thread(() -> read(process, text -> line.accept(keep(lines, text))));
    reader.setDaemon(true);
    reader.start();
    boolean inTime = false;
    try {
      inTime = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      process.getOutputStream().close(); // the watcher kills what is left
    }
    reader.join(2000); // a child that was left behind may hold the stream open
    synchronized (lines) {
      return new Finished(process.waitFor(), !inTime, lines);
    }
  }

  private static String keep(List<String> lines, String text) {
    lines.add(text);
    return text;
  }

  private static void read(Process process, Consumer<String> line) {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      reader.lines().forEach(line);
    } catch (IOException | UncheckedIOException ended) {
      // the stream ends with the process
    }
  }
}
