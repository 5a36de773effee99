package io.nifproof.cli.option;

import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.gate.spec.GateSpecReader;
import io.nifproof.gate.spec.SpecException;
import java.io.IOException;
import java.nio.file.Files;
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

  /** Where its nifproof.toml is. */
  public Path file() {
    return path.resolve(GateSpecReader.FILE);
  }

  /** Reads its nifproof.toml, with what the user wants instead of what it says. */
  public GateSpec read(MatrixOptions matrix) throws IOException {
    if (!Files.isDirectory(path)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "`" + path + "` is no folder; expected a project with a " + GateSpecReader.FILE,
          "nifproof new NAME makes a project");
    }
    if (!Files.isRegularFile(file())) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "there is no " + GateSpecReader.FILE + " in `" + path + "`",
          "nifproof new NAME makes a project with one; docs/nifproof-toml.md describes it");
    }
    try {
      return GateSpecReader.read(file(), matrix.overrides(System.getenv()));
    } catch (SpecException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          e.problems().size() + " problem(s) in " + file() + "\n" + e.getMessage(),
          "docs/nifproof-toml.md describes every key");
    }
  }
}
