package io.nifproof.cli.option;

import io.nifproof.app.Project;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The project that a command is about, by its folder. */
public final class ProjectFolder {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The project's folder, with nifproof.toml (default: the current one).")
  private Path path;

  /** As the user wrote it. */
  public Path path() {
    return path;
  }

  /** The project, with what the user wants instead of what its nifproof.toml says. */
  public Project with(MatrixOptions matrix) {
    return new Project(path, matrix.overrides(System.getenv()));
  }
}
