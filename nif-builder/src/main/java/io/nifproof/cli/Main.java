package io.nifproof.cli;

import io.nifproof.cli.option.OutputOptions;
import io.nifproof.cli.option.PlainAudit;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.WorkflowCommands;
import io.nifproof.visible.VisibleWriter;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import picocli.CommandLine;

/** The program {@code nifproof}. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its {@link ExitCode}. */
  public static void main(String[] args) {
    PrintWriter out = shown(System.out);
    PrintWriter err = shown(System.err);
    WorkflowCommands commands = WorkflowCommands.here();
    commands.stop(err);
    int status = run(out, err, args);
    out.flush();
    commands.goOn(err);
    err.flush();
    System.exit(status);
  }

  private static PrintWriter shown(PrintStream stream) {
    return VisibleWriter.before(
        new OutputStreamWriter(stream, StandardCharsets.UTF_8), OutputOptions.terminal());
  }

  /** Runs one command and returns the exit status; never throws. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    try {
      OptionalInt plain = PlainAudit.run(out, args);
      if (plain.isPresent()) {
        return plain.getAsInt();
      }
    } catch (Throwable defect) {
      return new Failures(new RootCommand()).internalError(defect, err);
    }
    return run(RootCommand.commandLine(args), out, err, args);
  }

  /** The same with a parser of the caller's. */
  public static int run(CommandLine commands, PrintWriter out, PrintWriter err, String... args) {
    Failures failures = new Failures(commands.getCommand());
    commands
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
    try {
      return commands.execute(args);
    } catch (Throwable defect) {
      // Also an Error, as a missing class: the exit status must still say "internal".
      return failures.internalError(defect, err);
    }
  }
}
