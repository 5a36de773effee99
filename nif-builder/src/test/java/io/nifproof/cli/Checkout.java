package io.nifproof.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The checkout that the tests run in, and its scripts as a user starts them. */
public final class Checkout {
  /** Its root folder. */
  public static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /**
   * What a program did.
   *
   * @param status its exit status
   * @param out all that it wrote to stdout
   * @param err all that it wrote to stderr
   */
  public record Ended(int status, String out, String err) {}

  private Checkout() {}

  public static Path script(String name) {
    return ROOT.resolve("scripts").resolve(name);
  }

  /** The tarball that the package phase made. */
  static Path tarball() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("nifproof-.*\\.tar\\.gz"))
          .findFirst()
          .orElseThrow(() -> new IOException("no tarball in target/: run `mvn package`"));
    }
  }

  /** Runs a program to its end, in a folder, with some variables changed. */
  public static Ended run(Path folder, Map<String, String> environment, Object... command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, ".out", "");
    Path err = Files.createTempFile(folder, ".err", "");
    ProcessBuilder builder =
        new ProcessBuilder(Arrays.stream(command).map(Object::toString).toList())
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(new HashMap<>(environment));
    Process process = builder.start();
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("did not end in 120 s: " + List.of(command));
    }
    Ended ended =
        new Ended(
            process.exitValue(),
            Files.readString(out, StandardCharsets.UTF_8),
            Files.readString(err, StandardCharsets.UTF_8));
    Files.delete(out);
    Files.delete(err);
    return ended;
  }

  /** A folder for PATH with everything of this machine but some programs. */
  public static Path programsWithout(Path folder, Set<String> names) throws IOException {
    Files.createDirectories(folder);
    Set<Path> sources = new LinkedHashSet<>();
    for (String source : List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")) {
      sources.add(Path.of(source).toRealPath());
    }
    for (Path source : sources) {
      try (Stream<Path> programs = Files.list(source)) {
        for (Path program : (Iterable<Path>) programs::iterator) {
          Path link = folder.resolve(program.getFileName());
          if (!names.contains(program.getFileName().toString())
              && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, program);
          }
        }
      }
    }
    return folder;
  }
}
