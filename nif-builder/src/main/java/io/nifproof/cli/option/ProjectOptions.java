package io.nifproof.cli.option;

import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.proof.ArtifactSettings;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.gate.spec.GateSpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The project's file, of which only what concerns publications is read. */
public final class ProjectOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "File with [publish] and [resolve] (default: ./nifproof.toml, if there).")
  private Path config;

  /** What it says; nothing when there is none. */
  public ArtifactSettings read() throws ArtifactException, IOException {
    Path file = config == null ? Path.of(GateSpecReader.FILE) : config;
    if (config == null && !Files.isRegularFile(file)) {
      return ArtifactSettings.NONE;
    }
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(
          ExitCode.USAGE, "there is no file `" + file + "` for --config", "docs/nifproof-toml.md");
    }
    return ArtifactSettings.read(file);
  }
}
