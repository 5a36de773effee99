package io.nifproof.cli.command;

import io.nifproof.app.host.Artifacts;
import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.Coordinates;
import io.nifproof.artifact.Gpg;
import io.nifproof.artifact.proof.ArtifactSettings;
import io.nifproof.artifact.publish.Publication;
import io.nifproof.artifact.publish.Release;
import io.nifproof.artifact.publish.Signer;
import io.nifproof.artifact.repository.MavenRepositories;
import io.nifproof.cli.option.KeptGateOptions;
import io.nifproof.cli.option.ProjectOptions;
import io.nifproof.cli.option.RepositoryOptions;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.ScratchDir;
import io.nifproof.cli.run.Verbosity;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings libraries that passed to a Maven repository. */
@Command(
    name = "publish",
    description = {
      "Publish libraries that passed a gate to a Maven repository, with their proof.",
      "",
      "Refuses when the gate did not pass, or when a library is not the file that passed."
    })
public final class PublishCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "G:A:V",
      description = "Group, artifact and version, such as org.example:foo:1.0.")
  private String coordinates;

  @Mixin private KeptGateOptions gates;
  @Mixin private RepositoryOptions repositories;
  @Mixin private ProjectOptions projectFile;

  @Option(
      names = "--sign",
      paramLabel = "KEY",
      description = "Sign every file with this key of gpg.")
  private String key;

  @Override
  public Integer call() {
    return Artifacts.run(this::publish).status();
  }

  private ExitCode publish() throws ArtifactException, IOException, InterruptedException {
    Coordinates name = RepositoryOptions.coordinates(coordinates);
    if (!name.exact()) {
      throw new CommandFailure(
          ExitCode.USAGE, "`" + name.version() + "` is no version to publish", "such as 1.0");
    }
    ArtifactSettings project = projectFile.read();
    String repository = repository(project);
    Release release = gates.release(project);
    Optional<String> signing = Optional.ofNullable(key).or(project::sign);
    try (ScratchDir scratch = new ScratchDir();
        MavenRepositories maven = repositories.open()) {
      Publication publication = Publication.make(name, release, scratch.path());
      if (signing.isPresent()) {
        publication = publication.signed(new Signer(new Gpg(System.getenv()), signing.get()));
      }
      maven.publish(name, publication.files(), repository);
      report(name, publication, repository);
    }
    return ExitCode.PASS;
  }

  private String repository(ArtifactSettings project) {
    List<String> named = repositories.named();
    if (named.size() > 1) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--repository was given " + named.size() + " times; a publication goes to one",
          "publish once for each: the same gate gives the same files");
    }
    return named.stream()
        .findFirst()
        .or(project::repository)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "no repository to publish to",
                    "name one with --repository, or as `repository` in [publish] of"
                        + " nifproof.toml"));
  }

  private void report(Coordinates name, Publication publication, String repository) {
    PrintWriter out = spec.commandLine().getOut();
    if (!Verbosity.of(spec).quiet()) {
      publication.names().forEach(file -> out.println("  " + file));
      out.println("published " + name + " to " + repository);
    }
    out.flush();
  }
}
