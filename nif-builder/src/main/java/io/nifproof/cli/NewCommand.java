package io.nifproof.cli;

import io.nifproof.generate.NewProject;
import io.nifproof.generate.ProjectTemplate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a project to start from. */
@Command(
    name = "new",
    description = {
      "Make a project to start from: a NIF library in C that builds with rebar3 and with nifproof.",
      "",
      "It is made in the folder NAME of DIR. Nothing is overwritten."
    })
final class NewCommand implements Callable<Integer> {
  private static final String TEMPLATE = "templates/projects/rebar3";

  private final String home;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description =
          "The project's name, which its module and application get: a small letter, then small"
              + " letters, digits and _.")
  private String name;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where its folder is made (default: the current folder).")
  private Path parent;

  /**
   * Takes the folder of the distribution.
   *
   * @param home what the launcher passes as {@code nifproof.home}; null without a launcher
   */
  NewCommand(String home) {
    this.home = home;
  }

  @Override
  public Integer call() {
    NewProject made = create(new ProjectTemplate(template()));
    if (made instanceof NewProject.Created created) {
      if (!((RootCommand) spec.root().userObject()).quiet()) {
        next(created);
      }
      return ExitCode.PASS.status();
    }
    String[] parts = made.summary().split("\nhint: ", 2);
    throw new CommandFailure(ExitCode.USAGE, parts[0], parts.length > 1 ? parts[1] : "");
  }

  private NewProject create(ProjectTemplate template) {
    try {
      return template.create(name, parent);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INCOMPLETE,
          "the project `" + parent.resolve(name) + "` could not be written: " + e,
          "name a folder that can be written to, with --dir");
    }
  }

  private Path template() {
    Path folder = Path.of(home == null ? "." : home).resolve(TEMPLATE);
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure(
          ExitCode.INCOMPLETE,
          "no templates in `" + folder + "`",
          "start nifproof by its launcher, bin/nifproof of the distribution, and keep the"
              + " distribution's folders together");
    }
    return folder;
  }

  private void next(NewProject.Created created) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(created.summary());
    out.println("next:");
    out.println("  cd " + quoted(created.folder().normalize().toString()));
    out.println("  rebar3 compile");
    out.println("  nifproof gate");
  }

  /** As a shell takes it. */
  private static String quoted(String path) {
    return path.matches("[A-Za-z0-9_./@%+=:,-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
