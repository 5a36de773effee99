package io.nifproof.cli.run;

import io.nifproof.node.files.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for the time of one command. */
public final class ScratchDir implements AutoCloseable {
  private final Path path;

  public ScratchDir() throws IOException {
    this.path = Files.createTempDirectory("nifproof-");
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    boolean unused = Trees.remove(path);
  }
}
