package io.nifproof.cli.option;

import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.proof.ArtifactSettings;
import io.nifproof.artifact.publish.Release;
import io.nifproof.cli.run.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which gates, and which of their libraries. */
public final class KeptGateOptions {
  @Option(
      names = "--gate",
      paramLabel = "DIR",
      required = true,
      description = {
        "A gate that `nifproof gate --save DIR` kept; may be repeated for gates of other platforms."
      })
  private List<Path> gates = new ArrayList<>();

  @Option(
      names = "--library",
      paramLabel = "NAME",
      description = "Which of the libraries of the gate; needed when there are several.")
  private String library;

  @Option(
      names = "--variant",
      paramLabel = "NAME",
      description = "Which of the built libraries, such as gcc-O2; needed when there are several.")
  private String variant;

  @Mixin private RequiredProof required;

  /**
   * What passed.
   *
   * @param project what its file says
   */
  public Release release(ArtifactSettings project) throws ArtifactException {
    return Release.of(
        gates,
        Optional.ofNullable(library),
        Optional.ofNullable(variant).or(project::variant),
        required.policy(project.demand()),
        Version.number());
  }
}
