package io.nifproof.cli;

import io.nifproof.node.files.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
  public void close() {
    boolean unused = Trees.remove(path);
  }
}
