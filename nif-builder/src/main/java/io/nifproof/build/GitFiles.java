package io.nifproof.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks git which files of a folder are sources: the tracked ones, and new ones not ignored. */
final class GitFiles {
  private static final int PATIENCE_SECONDS = 60;

  private final Map<String, String> environment = new HashMap<>();
  private final Path answers;

  /**
   * Asks nothing yet.
   *
   * @param environment where {@code git} is found; a hook's {@code GIT_…} are not handed on
   * @param answers a folder for git's answers, which may be long
   */
  GitFiles(Map<String, String> environment, Path answers) {
    environment.forEach(
        (name, value) -> {
          if (!name.startsWith("GIT_")) {
            this.environment.put(name, value);
          }
        });
    this.answers = answers;
  }

  /** The files, relative to the folder; empty when git does not know the folder or is absent. */
  Optional<List<Path>> in(Path folder) throws IOException, InterruptedException {
    Path answer = Files.createTempFile(answers, "git-", "");
    try {
      ProcessBuilder git =
          new ProcessBuilder("git", "ls-files", "-co", "--exclude-standard", "-z")
              .directory(folder.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(answer.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      git.environment().clear();
      git.environment().putAll(environment);
      if (!ended(git)) {
        return Optional.empty();
      }
      List<Path> files = parsed(folder, Files.readString(answer, StandardCharsets.UTF_8));
      return files.isEmpty() ? Optional.empty() : Optional.of(files);
    } finally {
      Files.deleteIfExists(answer);
    }
  }

  private static boolean ended(ProcessBuilder git) throws InterruptedException {
    Process process;
    try {
      process = git.start();
    } catch (IOException noGit) {
      return false;
    }
    try {
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } finally {
      process.destroyForcibly();
    }
  }

  /** A submodule, or another repository in this one, is one entry: git is asked again in it. */
  private List<Path> parsed(Path folder, String answer) throws IOException, InterruptedException {
    List<Path> files = new ArrayList<>();
    for (String name : answer.split("\0")) {
      if (name.isEmpty()) {
        continue;
      }
      Path file = path(name);
      if (Files.isDirectory(folder.resolve(file), LinkOption.NOFOLLOW_LINKS)) {
        for (Path inside : in(folder.resolve(file)).orElse(List.of())) {
          files.add(file.resolve(inside));
        }
      } else if (Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS)) {
        files.add(file);
      }
    }
    return files;
  }

  private static Path path(String name) throws IOException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new IOException(
          "the file name `" + name + "` cannot be written in this locale; set LC_ALL=C.UTF-8", e);
    }
  }
}
