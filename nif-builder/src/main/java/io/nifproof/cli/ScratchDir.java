package io.nifproof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the time of one command. */
final class ScratchDir implements AutoCloseable {
  private final Path path;

  ScratchDir() throws IOException {
    this.path = Files.createTempDirectory("nifproof-");
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    List<Path> entries;
    try (Stream<Path> all = Files.walk(path)) {
      entries = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : entries) {
      Files.delete(entry);
    }
  }
}
