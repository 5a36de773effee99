package io.nifproof.cli.command;

import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.Verbosity;
import io.nifproof.generate.Existing;
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
      "Make a project to start from: a NIF library in C with its module, tests, a gate and CI.",
      "",
      "It is made in the folder NAME of DIR."
    })
public final class NewCommand implements Callable<Integer> {
  private static final String TEMPLATES = "templates/projects";

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
      names = "--template",
      paramLabel = "TEMPLATE",
      defaultValue = "rebar3",
      completionCandidates = TemplateNames.class,
      description = {
        "What builds it (default: rebar3):",
        "rebar3: rebar3, and make for the C code",
        "rebar3-cmake: rebar3, and CMake for the C code",
        "mix: mix with elixir_make, an Elixir module",
        "cmake: CMake alone",
        "make: make alone"
      })
  private String template;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where its folder is made (default: the current folder).")
  private Path parent;

  @Option(
      names = "--force",
      description = "Replace files that exist. Without it they stay and nothing is written.")
  private boolean force;

  /**
   * Takes the folder of the distribution.
   *
   * @param home what the launcher passes as {@code nifproof.home}; null without a launcher
   */
  public NewCommand(String home) {
    this.home = home;
  }

  @Override
  public Integer call() {
    NewProject made = create(new ProjectTemplate(folder()));
    if (made instanceof NewProject.Created created) {
      if (!Verbosity.of(spec).quiet()) {
        next(created);
      }
      return ExitCode.PASS.status();
    }
    String[] parts = made.summary().split("\nhint: ", 2);
    throw new CommandFailure(ExitCode.USAGE, parts[0], parts.length > 1 ? parts[1] : "");
  }

  private NewProject create(ProjectTemplate source) {
    try {
      return source.create(name, parent, force ? Existing.REPLACE : Existing.KEEP);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INCOMPLETE,
          "the project `" + parent.resolve(name) + "` could not be written: " + e,
          "name a folder that can be written to, with --dir");
    }
  }

  private Path folder() {
    if (!TemplateNames.ALL.contains(template)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "unknown template `" + template + "`",
          "choose one of " + String.join(", ", TemplateNames.ALL));
    }
    Path folder = Path.of(home == null ? "." : home).resolve(TEMPLATES).resolve(template);
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
    created.commands().forEach(command -> out.println("  " + command));
    out.println("  nifproof gate");
  }

  /** As a shell takes it. */
  private static String quoted(String path) {
    return path.matches("[A-Za-z0-9_./@%+=:,-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
