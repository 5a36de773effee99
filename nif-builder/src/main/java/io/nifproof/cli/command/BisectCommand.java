package io.nifproof.cli.command;

import io.nifproof.app.Bisect;
import io.nifproof.app.BisectRequest;
import io.nifproof.app.BisectResult;
import io.nifproof.app.host.HostMachine;
import io.nifproof.bisect.result.BisectEvent;
import io.nifproof.bisect.result.Conclusion;
import io.nifproof.cli.option.BisectOptions;
import io.nifproof.cli.option.Format;
import io.nifproof.cli.option.MatrixOptions;
import io.nifproof.cli.option.ProjectFolder;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.Verbosity;
import io.nifproof.cli.run.WorkflowCommands;
import io.nifproof.report.json.BisectJson;
import io.nifproof.report.text.BisectProgress;
import io.nifproof.report.text.BisectText;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Finds what makes a library fail that works when it is built otherwise. */
@Command(
    name = "bisect",
    description = {
      "Find what makes a library fail that works when it is built otherwise: the level, the flag"
          + " or the compiler's pass, the file, the function.",
      "",
      "Builds the library of nifproof.toml again and again and tests each in a node of its own."
          + " What was tried goes to stderr, the result to stdout."
    })
public final class BisectCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Mixin private ProjectFolder project;

  @Mixin private BisectOptions options;

  @Option(names = "--keep", description = "Keep the run's folder, with all that was built.")
  private boolean keep;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Write the result as text or json (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Bisect bisect = new Bisect(new HostMachine(System.getenv()), this::say);
    BisectRequest request = options.request(project.with(new MatrixOptions()), keep);
    return finish(bisect.run(request, progress()));
  }

  private int finish(BisectResult result) {
    PrintWriter out = command.commandLine().getOut();
    if (format == Format.JSON) {
      BisectJson.write(result.report(), result.call(), result.check(), out);
    } else {
      WorkflowCommands.stopped(
          out, page -> new BisectText(page, result.call(), result.check()).write(result.report()));
    }
    out.flush();
    return exitCode(result.report().conclusion()).status();
  }

  /** That something fails is what was asked for, and still a failure. */
  private static ExitCode exitCode(Conclusion conclusion) {
    return switch (conclusion) {
      case FOUND, NOTHING_PASSES -> ExitCode.FAIL;
      case NOTHING_FAILS -> ExitCode.NOTHING_CHECKED;
      case NOT_DETERMINISTIC, INCOMPLETE -> ExitCode.INCOMPLETE;
      case BAD_CALL -> ExitCode.USAGE;
    };
  }

  private Consumer<BisectEvent> progress() {
    return quiet() ? unused -> {} : new BisectProgress(command.commandLine().getErr());
  }

  private void say(String line) {
    if (!quiet()) {
      command.commandLine().getErr().println(line);
    }
  }

  private boolean quiet() {
    return Verbosity.of(command).quiet();
  }
}
