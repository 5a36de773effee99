package io.nifproof.cli;

import io.nifproof.gate.GateSpec;
import io.nifproof.gate.GateSpecReader;
import io.nifproof.gate.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds and reads a project's {@code nifproof.toml}. */
final class Specs {
  private Specs() {}

  static GateSpec read(Path project, MatrixOptions matrix) throws IOException {
    if (!Files.isDirectory(project)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "`" + project + "` is no folder; expected a project with a " + GateSpecReader.FILE,
          "nifproof new NAME makes a project");
    }
    Path file = project.resolve(GateSpecReader.FILE);
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "there is no " + GateSpecReader.FILE + " in `" + project + "`",
          "nifproof new NAME makes a project with one; docs/nifproof-toml.md describes it");
    }
    try {
      return GateSpecReader.read(file, matrix.wishes(System.getenv()));
    } catch (SpecException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          e.problems().size() + " problem(s) in " + file + "\n" + e.getMessage(),
          "docs/nifproof-toml.md describes every key");
    }
  }
}
