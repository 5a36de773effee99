package io.nifproof.node.provision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A command that is run to its end, with a deadline after which it and all its children are killed.
 *
 * @param argv its words
 * @param environment all of its environment; nothing is inherited
 * @param directory where it runs
 */
record ShortCommand(List<String> argv, Map<String, String> environment, Path directory) {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

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
    if (Files.isExecutable(SETPRIV)) {
      // The kernel ends it when this process is killed.
      words.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "TERM", "--"));
    }
    words.addAll(argv);
    ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectInput(Path.of("/dev/null").toFile());
    Process process = builder.start();
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    Thread reader = new Thread(() -> read(process, text -> line.accept(keep(lines, text))));
    reader.setDaemon(true);
    reader.start();
    boolean inTime = false;
    try {
      inTime = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      if (!inTime) {
        endTree(process);
      }
    }
    reader.join(2000); // a child that was left behind may hold the stream open
    synchronized (lines) {
      return new Finished(process.waitFor(), !inTime, lines);
    }
  }

  private static void endTree(Process process) {
    try (Stream<ProcessHandle> children = process.descendants()) {
      List<ProcessHandle> all = children.toList();
      process.destroyForcibly();
      all.forEach(ProcessHandle::destroyForcibly);
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
