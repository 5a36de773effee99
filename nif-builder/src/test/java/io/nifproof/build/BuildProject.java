package io.nifproof.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Small projects, one per build system, that make the same NIF. */
public final class BuildProject {
  private static final Path SAMPLES = Path.of("src/test/resources/builds");

  private BuildProject() {}

  /** Copies the project of a build system into a folder. */
  public static Path of(String system, Path folder) throws IOException {
    Path sample = SAMPLES.resolve(system);
    Path project = folder.resolve("foo");
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.toList()) {
        Files.copy(file, project.resolve(sample.relativize(file).toString()));
      }
    }
    Files.createDirectories(project.resolve("c_src"));
    Files.copy(SAMPLES.resolve("nif.c"), project.resolve("c_src/nif.c"));
    return project;
  }

  /** Lays a file that is newer than all sources where the library belongs. */
  public static void stale(Path library, byte[] content) throws IOException {
    Files.createDirectories(library.getParent());
    Files.write(library, content);
    Files.setLastModifiedTime(library, FileTime.from(Instant.now().plusSeconds(3600)));
  }

  /** Makes a git repository of it, with all its files but the ignored ones. */
  public static void commit(Path project) throws IOException, InterruptedException {
    git(project, "init", "-q");
    git(project, "add", ".");
    git(
        project,
        "-c",
        "user.name=n",
        "-c",
        "user.email=n@example.org",
        "commit",
        "-q",
        "-m",
        "all of it");
  }

  private static void git(Path project, String... words) throws IOException, InterruptedException {
    String[] command = new String[words.length + 1];
    command[0] = "git";
    System.arraycopy(words, 0, command, 1, words.length);
    Process git =
        new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!git.waitFor(20, TimeUnit.SECONDS) || git.exitValue() != 0) {
      throw new IOException("git " + String.join(" ", words) + ": " + said);
    }
  }
}
