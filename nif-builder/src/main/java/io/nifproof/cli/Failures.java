package io.nifproof.cli;

import io.nifproof.app.host.UseCaseException;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.MachineTrouble;
import io.nifproof.cli.run.Verbosity;
import io.nifproof.visible.Visible;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a message on stderr and an exit status. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Verbosity root;

  Failures(Verbosity root) {
    this.root = root;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("nifproof: " + Visible.of(wrong.getMessage()));
    if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
      err.println("hint: see `" + command.getCommandSpec().qualifiedName() + " --help`");
    }
    return ExitCode.USAGE.status();
  }

  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (thrown instanceof CommandFailure failure) {
      return told(err, failure.getMessage(), failure.hint(), failure.code());
    }
    if (thrown instanceof UseCaseException cannot) {
      return told(err, cannot.getMessage(), cannot.remedy(), ExitCode.of(cannot.kind()));
    }
    return internalError(thrown, err);
  }

  private static int told(PrintWriter err, String message, String hint, ExitCode code) {
    err.println("nifproof: " + Visible.of(message));
    hint.lines().forEach(line -> err.println("hint: " + Visible.of(line)));
    return code.status();
  }

  /** Reports what nobody foresaw: a machine without room, or else a defect of nifproof itself. */
  int internalError(Throwable thrown, PrintWriter err) {
    Optional<String> fault = MachineTrouble.of(thrown);
    if (fault.isPresent()) {
      String message = "the machine could not go on: " + fault.get();
      return told(err, message, MachineTrouble.REMEDY, ExitCode.INCOMPLETE);
    }
    err.println("nifproof: internal error: " + Visible.of(thrown.toString()));
    if (root.verbose()) {
      thrown.printStackTrace(err);
    } else {
      err.println("hint: " + keep(thrown));
    }
    err.flush();
    return ExitCode.INTERNAL.status();
  }

  private static String keep(Throwable thrown) {
    try {
      Path file = Files.createTempFile("nifproof-error-", ".txt");
      try (PrintWriter out = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
        thrown.printStackTrace(out);
      }
      return "this is a defect of nifproof; please report it with the stack trace in " + file;
    } catch (IOException e) {
      return "this is a defect of nifproof; run again with -v for the stack trace";
    }
  }
}
