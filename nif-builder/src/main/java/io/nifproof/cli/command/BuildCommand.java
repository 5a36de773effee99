package io.nifproof.cli.command;

import io.nifproof.app.BuildAll;
import io.nifproof.app.host.HostMachine;
import io.nifproof.build.BuildResult;
import io.nifproof.build.Diagnostics;
import io.nifproof.cli.option.MatrixOptions;
import io.nifproof.cli.option.ProjectFolder;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.gate.matrix.Cell;
import io.nifproof.gate.plan.Blocked;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds the libraries of a project, and loads none. */
@Command(
    name = "build",
    description = {
      "Build the libraries of a project with every compiler and level that nifproof.toml names, for every"
          + " architecture, with the headers of the oldest OTP it names.",
      "",
      "Prints the path of each library. What compilers say goes to stderr unchanged."
    })
public final class BuildCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Mixin private ProjectFolder project;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the libraries go (default: _build/nifproof in the project).")
  private Path out;

  @Mixin private MatrixOptions matrix;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter err = command.commandLine().getErr();
    BuildAll build = new BuildAll(new HostMachine(System.getenv()), err::println);
    BuildAll.Libraries libraries =
        build.run(project.with(matrix), Optional.ofNullable(out), blocked -> print(blocked, err));
    if (libraries.built().isEmpty()) {
      return ExitCode.INCOMPLETE.status();
    }
    print(libraries.built(), err);
    Collection<BuildResult> results = libraries.built().values();
    if (results.stream().anyMatch(result -> !result.isBuilt() && !result.isBlocked())) {
      return ExitCode.FAIL.status();
    }
    boolean whole =
        libraries.blocked().isEmpty() && results.stream().allMatch(BuildResult::isBuilt);
    return (whole ? ExitCode.PASS : ExitCode.INCOMPLETE).status();
  }

  private static void print(Blocked blocked, PrintWriter err) {
    err.println("nifproof: " + blocked.what() + ": " + blocked.reason());
    blocked.remedies().forEach(remedy -> err.println("hint: " + remedy));
  }

  private void print(Map<Cell.Subject.Build, BuildResult> results, PrintWriter err) {
    results.forEach(
        (wanted, result) -> {
          err.print(Diagnostics.of(result));
          if (result instanceof BuildResult.Built done) {
            command.commandLine().getOut().println(done.library());
          } else {
            err.println(
                "nifproof: "
                    + wanted.id()
                    + " for "
                    + wanted.variant().toolchain().target()
                    + ": "
                    + result.summary());
          }
        });
    err.flush();
  }
}
