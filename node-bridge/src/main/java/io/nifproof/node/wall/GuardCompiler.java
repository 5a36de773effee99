package io.nifproof.node.wall;

import io.nifproof.node.NifproofHome;
import io.nifproof.node.files.Checksum;
import io.nifproof.node.files.SearchPath;
import io.nifproof.node.files.Trees;
import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compiles the guard, the first process behind a wall, on first use. It appears in the cache whole
 * or not at all.
 */
final class GuardCompiler {
  private static final List<String> FLAGS =
      List.of("-O2", "-std=gnu11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-o", "guard", "guard.c");

  /** All C sources of this module lie in one folder. */
  private static final String SOURCE = "/io/nifproof/node/crash/native/wall/guard.c";

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Path folder;
  private final Map<String, String> environment;

  GuardCompiler(NifproofHome home, Map<String, String> environment) {
    this.folder = home.root().resolve("walls");
    this.environment = environment;
  }

  /**
   * The program.
   *
   * @throws IOException when it cannot be made; the message says why
   */
  Path program() throws IOException, InterruptedException {
    Path compiler =
        Stream.of("cc", "gcc", "clang")
            .map(SearchPath.of(environment)::program)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(
                () ->
                    new IOException(
                        "its guard must be compiled, and there is no `cc`, `gcc` or `clang` on"
                            + " PATH"));
    byte[] source = source();
    String key = Checksum.SHA256.of(new String(source, StandardCharsets.UTF_8));
    Path program = folder.resolve("guard-" + key.substring(0, 16));
    return Files.isExecutable(program) ? program : make(program, compiler, source);
  }

  private Path make(Path program, Path compiler, byte[] source)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path work = Files.createTempDirectory(folder, "making-");
    try {
      Files.write(work.resolve("guard.c"), source);
      List<String> argv = Stream.concat(Stream.of(compiler.toString()), FLAGS.stream()).toList();
      CommandEnd end = Command.of(argv, environment, work).run(TIMEOUT);
      if (!end.ok()) {
        throw new IOException(
            "`" + compiler + "` does not compile its guard:\n" + end.output().strip());
      }
      return Files.move(work.resolve("guard"), program, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      boolean unused = Trees.remove(work);
    }
  }

  private static byte[] source() throws IOException {
    try (InputStream in = GuardCompiler.class.getResourceAsStream(SOURCE)) {
      if (in == null) {
        throw new IOException("the source of its guard is not in the jar");
      }
      return in.readAllBytes();
    }
  }
}
