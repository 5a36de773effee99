package io.nifproof.node.process;

import io.nifproof.node.files.SearchPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a process is to be started.
 *
 * @param argv the program, found on the {@code PATH} of its environment unless it has a slash, and
 *     its arguments; no shell looks at them
 * @param environment all of its environment
 * @param folder where it runs
 * @param memoryLimit bytes of private writable memory it may map (RLIMIT_DATA); with one, it also
 *     writes no core file
 * @param input a file that it reads as its standard input; else that is empty
 * @param errors whether its stderr is kept together with its stdout, in order; else it is discarded
 * @param piped whether its stdin and stdout are the tool's to write and read; what is kept of its
 *     output is then its stderr
 */
public record Launch(
    List<String> argv,
    Map<String, String> environment,
    Path folder,
    OptionalLong memoryLimit,
    Optional<Path> input,
    boolean errors,
    boolean piped) {
  private static final File NULL = new File("/dev/null");

  /**
   * Of util-linux or busybox: any Linux has it; without it only the process itself and what carries
   * its mark is ended. It execs, so the process keeps the id it has.
   */
  private static final Optional<Path> SETSID =
      SearchPath.parse(SearchPath.withSystem(System.getenv())).program("setsid");

  private static final String LIMITS = "ulimit -c 0; ulimit -d \"$0\"; exec \"$@\"";

  /** Copies. */
  public Launch {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }

  /** With no limit of memory, no input, and both streams kept. */
  public Launch(List<String> argv, Map<String, String> environment, Path folder) {
    this(argv, environment, folder, OptionalLong.empty(), Optional.empty(), true, false);
  }

  /** The same with a file as its standard input. */
  Launch withInput(Path file) {
    return new Launch(argv, environment, folder, memoryLimit, Optional.of(file), errors, piped);
  }

  /** The same with its stderr discarded. */
  Launch withoutErrors() {
    return new Launch(argv, environment, folder, memoryLimit, input, false, piped);
  }

  /** The same with its stdin and stdout the tool's own. */
  public Launch withPipes() {
    return new Launch(argv, environment, folder, memoryLimit, input, errors, true);
  }

  /** The same with a limit of its memory, in bytes. */
  public Launch withMemoryLimit(long bytes) {
    return new Launch(argv, environment, folder, OptionalLong.of(bytes), input, errors, piped);
  }

  /** The same with one more entry in its environment. */
  Launch with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Launch(argv, more, folder, memoryLimit, input, errors, piped);
  }

  Process start() throws NotStartedException {
    List<String> words = new ArrayList<>();
    if (memoryLimit.isPresent()) {
      String kibibytes = Long.toString(memoryLimit.getAsLong() / 1024);
      words.addAll(List.of("/bin/sh", "-c", LIMITS, kibibytes));
    }
    SETSID.ifPresent(setsid -> words.add(setsid.toString()));
    words.add(program());
    words.addAll(argv.subList(1, argv.size()));
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toAbsolutePath().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectErrorStream(errors && !piped);
    if (!piped) {
      builder.redirectInput(input.map(Path::toFile).orElse(NULL));
    }
    if (!errors) {
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw new NotStartedException("`" + argv.get(0) + "` cannot be run: " + e.getMessage(), e);
    }
  }

  /** Looked up here: {@code setsid} starts well, and would say too late that it finds none. */
  private String program() throws NotStartedException {
    String name = argv.get(0);
    if (!Files.isDirectory(folder)) {
      throw new NotStartedException("there is no folder `" + folder + "` to run `" + name + "` in");
    }
    if (name.indexOf('/') < 0) {
      return SearchPath.of(environment)
          .program(name)
          .orElseThrow(() -> new NotStartedException("there is no program `" + name + "` on PATH"))
          .toString();
    }
    Path file = folder.resolve(name);
    if (!SearchPath.isProgram(file)) {
      throw new NotStartedException(
          Files.exists(file)
              ? "`" + name + "` is no program, or may not be run"
              : "there is no program `" + name + "`");
    }
    return name;
  }
}
