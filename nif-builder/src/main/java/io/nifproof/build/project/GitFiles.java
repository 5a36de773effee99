package io.nifproof.build.project;

import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import io.nifproof.node.process.NotStartedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks git which files of a folder are sources: the tracked ones, and new ones not ignored. */
final class GitFiles {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int MOST_BYTES = 64 << 20;

  /** What stands for bytes that are no text. */
  private static final String NO_TEXT = "\uFFFD";

  private final Map<String, String> environment = new HashMap<>();

  /**
   * Asks nothing yet.
   *
   * @param environment where {@code git} is found; a hook's {@code GIT_…} are not handed on
   */
  GitFiles(Map<String, String> environment) {
    environment.forEach(
        (name, value) -> {
          if (!name.startsWith("GIT_")) {
            this.environment.put(name, value);
          }
        });
  }

  /** The files, relative to the folder; empty when git does not know the folder or is absent. */
  Optional<List<Path>> in(Path folder) throws IOException, InterruptedException {
    List<String> git = List.of("git", "ls-files", "-co", "--exclude-standard", "-z");
    CommandEnd end;
    try {
      end = Command.of(git, environment, folder).withoutErrors().keeping(MOST_BYTES).run(TIMEOUT);
    } catch (NotStartedException noGit) {
      return Optional.empty();
    }
    if (!end.ok() || end.truncated()) {
      return Optional.empty();
    }
    List<Path> files = parsed(folder, end.output());
    return files.isEmpty() ? Optional.empty() : Optional.of(files);
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
      } else if (name.contains(NO_TEXT)) {
        throw new IOException(
            "the file name `" + name + "` in " + folder + " is not UTF-8; rename the file");
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
