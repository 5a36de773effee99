package io.nifproof.cli.command;

import io.nifproof.app.host.Artifacts;
import io.nifproof.artifact.ArtifactException;
import io.nifproof.artifact.publish.PrecompiledPackage;
import io.nifproof.artifact.publish.Release;
import io.nifproof.artifact.publish.RepositoryLayout;
import io.nifproof.cli.option.KeptGateOptions;
import io.nifproof.cli.option.ProjectOptions;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes tarballs for Elixir of libraries that passed. */
@Command(
    name = "package",
    description = {
      "Pack libraries that passed a gate as tarballs for rustler_precompiled or cc_precompiler, with"
          + " their file of checksums.",
      "",
      "Upload the tarballs; put the checksums into the Hex package."
    })
public final class PackageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "The crate (rustler_precompiled) or the application (cc_precompiler).")
  private String name;

  @Parameters(index = "1", paramLabel = "VERSION", description = "The package's version.")
  private String version;

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      required = true,
      description = "rustler_precompiled or cc_precompiler.")
  private String layout;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      defaultValue = "_build/nifproof/package",
      description = "Where the files go (default: ${DEFAULT-VALUE}).")
  private Path into;

  @Option(
      names = "--module",
      paramLabel = "NAME",
      description = "The Elixir module that loads the library, where the library does not tell.")
  private String module;

  @Option(
      names = "--nif-version",
      paramLabel = "VERSION",
      description = "The NIF version in the names, where the library does not tell: 2.16.")
  private String nif;

  @Mixin private KeptGateOptions gates;
  @Mixin private ProjectOptions project;

  @Override
  public Integer call() {
    return Artifacts.run(this::pack).status();
  }

  private ExitCode pack() throws ArtifactException, IOException {
    RepositoryLayout wanted =
        RepositoryLayout.parse(layout)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        ExitCode.USAGE,
                        "`"
                            + layout
                            + "` for --layout: expected rustler_precompiled or"
                            + " cc_precompiler",
                        ""));
    require(name, "NAME", "[A-Za-z0-9_-]+", "letters, digits, _ and -");
    require(version, "VERSION", "[A-Za-z0-9_.+-]+", "a version such as 1.0.0");
    if (nif != null) {
      require(nif, "--nif-version", "[0-9]{1,4}[.][0-9]{1,4}", "a version such as 2.16");
    }
    Release release = gates.release(project.read());
    PrecompiledPackage made =
        new PrecompiledPackage(
            wanted, name, version, Optional.ofNullable(module), Optional.ofNullable(nif));
    made.make(release, into).forEach(file -> spec.commandLine().getOut().println(file));
    spec.commandLine().getOut().flush();
    return ExitCode.PASS;
  }

  private static void require(String text, String what, String form, String expected) {
    if (!text.matches(form)) {
      throw new CommandFailure(
          ExitCode.USAGE, "`" + text + "` for " + what + ": expected " + expected, "");
    }
  }
}
