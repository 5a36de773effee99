package io.nifproof.cli.command;

import io.nifproof.build.Build;
import io.nifproof.build.BuildResult;
import io.nifproof.build.Diagnostics;
import io.nifproof.cli.option.MatrixOptions;
import io.nifproof.cli.option.ProjectFolder;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.HostMachine;
import io.nifproof.gate.matrix.Variant;
import io.nifproof.gate.plan.GatePlan;
import io.nifproof.gate.plan.GatePlanner;
import io.nifproof.gate.run.BuildRun;
import io.nifproof.gate.spec.GateSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
      "Build a library with every compiler and level that nifproof.toml names, for every"
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
    GateSpec spec = project.read(matrix);
    if (spec.build() instanceof Build.Prebuilt) {
      throw new CommandFailure(
          ExitCode.NOTHING_CHECKED,
          "nothing to build: `build.system` is `prebuilt`",
          "nifproof gate loads what is there");
    }
    HostMachine machine = new HostMachine(System.getenv());
    PrintWriter err = command.commandLine().getErr();
    GatePlan plan =
        GatePlanner.plan(
            spec, machine.runtimesFor(spec, err::println), machine.toolchainsFor(spec));
    plan.blocked()
        .forEach(
            blocked -> {
              err.println("nifproof: " + blocked.what() + ": " + blocked.reason());
              blocked.remedies().forEach(remedy -> err.println("hint: " + remedy));
            });
    List<Variant> variants =
        plan.cells().stream().flatMap(cell -> cell.variant().stream()).distinct().toList();
    if (variants.isEmpty()) {
      return ExitCode.INCOMPLETE.status();
    }
    Path folder = out == null ? spec.project().resolve("_build").resolve("nifproof") : out;
    BuildRun builder = new BuildRun(spec, folder, HostMachine.headers(plan), System.getenv());
    boolean built = print(builder.all(variants), err);
    if (!built) {
      return ExitCode.FAIL.status();
    }
    return (plan.blocked().isEmpty() ? ExitCode.PASS : ExitCode.INCOMPLETE).status();
  }

  private boolean print(Map<Variant, BuildResult> results, PrintWriter err) {
    results.forEach(
        (variant, result) -> {
          err.print(Diagnostics.of(result));
          if (result instanceof BuildResult.Built done) {
            command.commandLine().getOut().println(done.library());
          } else {
            err.println(
                "nifproof: "
                    + variant.id()
                    + " for "
                    + variant.toolchain().target()
                    + ": "
                    + result.summary());
          }
        });
    err.flush();
    return results.values().stream().allMatch(BuildResult::isBuilt);
  }
}
