package io.nifproof.cli.command;

import io.nifproof.cli.option.MatrixOptions;
import io.nifproof.cli.option.ProjectFolder;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.Verbosity;
import io.nifproof.gate.spec.GateSpec;
import io.nifproof.generate.Existing;
import io.nifproof.generate.ProjectFlake;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What serves projects that are gated by Nix; its methods are its commands. */
@Command(
    name = "nix",
    description = "Gate a project with Nix: each cell is a derivation.",
    synopsisSubcommandLabel = "COMMAND")
public final class NixCommand implements Runnable {
  private static final String TEMPLATE = "templates/projects/common/flake.nix";

  private final String home;

  @Spec private CommandSpec spec;

  /**
   * Takes the folder of the distribution.
   *
   * @param home what the launcher passes as {@code nifproof.home}; null without a launcher
   */
  public NixCommand(String home) {
    this.home = home;
  }

  @Command(
      name = "init",
      description = {
        "Write a flake.nix for a project that has a nifproof.toml.",
        "",
        "`nix flake check` then builds its cells, and `nix build .#report` their report."
      })
  int init(
      @Mixin ProjectFolder project,
      @Option(
              names = "--from",
              paramLabel = "OWNER/NAME",
              defaultValue = "nifproof/nifproof",
              description =
                  "The repository on GitHub to take nifproof from (default:"
                      + " ${DEFAULT-VALUE}).")
          String repository,
      @Option(names = "--force", description = "Replace a flake.nix that is there.") boolean force)
      throws IOException {
    requireRepository(repository);
    GateSpec gate = project.with(new MatrixOptions()).read();
    boolean written =
        ProjectFlake.write(
            template(),
            project.path(),
            gate.name(),
            repository,
            force ? Existing.REPLACE : Existing.KEEP);
    if (!written) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "`" + project.path().resolve(ProjectFlake.FILE) + "` is there; nothing was written",
          "--force replaces it; docs/nix.md says what to add to a flake of your own");
    }
    if (!Verbosity.of(spec).quiet()) {
      next(project.path());
    }
    return ExitCode.PASS.status();
  }

  private static void requireRepository(String name) {
    if (!name.matches("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+")) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "`"
              + name
              + "` for --from: expected OWNER/NAME, with /BRANCH when it is not the"
              + " default one",
          "such as nifproof/nifproof");
    }
  }

  private void next(Path project) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("wrote " + project.resolve(ProjectFlake.FILE).normalize());
    out.println("next:");
    if (Files.exists(project.resolve(".git"))) {
      out.println("  git add flake.nix      # Nix sees only files that git knows");
    }
    out.println("  nix flake check        # every cell of this system");
    out.println("  nix build .#report     # their report, also when some failed");
  }

  private Path template() {
    Path file = Path.of(home == null ? "." : home).resolve(TEMPLATE);
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(
          ExitCode.INCOMPLETE,
          "there is no `" + file + "`",
          "start nifproof by its launcher, bin/nifproof of the distribution, and keep the"
              + " distribution's folders together");
    }
    return file;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
