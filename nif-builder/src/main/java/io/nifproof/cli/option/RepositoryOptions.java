package io.nifproof.cli.option;

import io.nifproof.app.ArtifactSource;
import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.Coordinates;
import io.nifproof.artifact.repository.MavenRepositories;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.TransferProgress;
import io.nifproof.cli.run.Verbosity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which repositories, and how they are reached. */
public final class RepositoryOptions implements ArtifactSource {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--repository",
      paramLabel = "REPO",
      description = {
        "Maven repository: a URL, id::URL with the id of a <server> in settings.xml, the id of a"
            + " repository there, or a folder."
      })
  private List<String> repositories = new ArrayList<>();

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "Maven's settings (default: ~/.m2/settings.xml, if there).")
  private Path settings;

  @Option(names = "--offline", description = "Take only what the local repository has already.")
  private boolean offline;

  @Override
  public List<String> named() {
    return repositories;
  }

  @Override
  public MavenRepositories open() throws ArtifactException {
    Verbosity root = Verbosity.of(spec);
    boolean shown = OutputOptions.terminal() && !root.quiet();
    return MavenRepositories.open(
        Optional.ofNullable(settings),
        offline,
        System.getenv(),
        new TransferProgress(spec.commandLine().getErr(), shown, root.verbose()));
  }

  public static Coordinates coordinates(String text) {
    return Coordinates.parse(text)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "`" + text + "` are no coordinates; " + Coordinates.EXPECTED,
                    ""));
  }
}
