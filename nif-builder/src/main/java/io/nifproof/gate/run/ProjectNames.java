package io.nifproof.gate.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The names of a project's files, listed when first asked for. Thread-safe. */
final class ProjectNames {
  private static final long MOST = 200_000;

  private final Path project;
  private List<Path> files;

  ProjectNames(Path project) {
    this.project = project;
  }

  /** Whether there is a file whose path ends with these names. */
  synchronized boolean has(String end) {
    if (files == null) {
      files = list();
    }
    return files.stream().anyMatch(file -> file.endsWith(end));
  }

  private List<Path> list() {
    try (Stream<Path> all = Files.walk(project)) {
      return all.limit(MOST).filter(Files::isRegularFile).toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return List.of();
    }
  }
}
