package io.nifproof.cli.command;

import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.Verbosity;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.provision.Runtimes;
import io.nifproof.node.provision.fetch.ProvisionException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;

/** Adds or removes several runtimes: one that fails does not hinder the others. */
final class RuntimeChange {
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean quiet;
  private ExitCode worst = ExitCode.PASS;

  RuntimeChange(CommandLine command, Verbosity root) {
    this.out = command.getOut();
    this.err = command.getErr();
    this.quiet = root.quiet();
  }

  /** Adds them; nothing at all when one of the names is wrong. */
  ExitCode add(Runtimes runtimes, List<String> names, List<String> packages)
      throws IOException, InterruptedException {
    for (String name : names) {
      attempt(() -> runtimes.check(name, packages));
    }
    if (worst == ExitCode.PASS) {
      Consumer<String> progress = quiet ? line -> {} : err::println;
      for (String name : names) {
        attempt(() -> added(runtimes.add(name, packages, progress)));
      }
    }
    return worst;
  }

  /** Removes them. */
  ExitCode remove(Runtimes runtimes, List<String> names) throws IOException, InterruptedException {
    for (String name : names) {
      attempt(
          () -> {
            runtimes.remove(name);
            say("removed " + name);
          });
    }
    return worst;
  }

  private interface Step {
    void run() throws IOException, ProvisionException, InterruptedException;
  }

  private void attempt(Step step) throws IOException, InterruptedException {
    try {
      step.run();
    } catch (ProvisionException e) {
      boolean mistake =
          switch (e.kind()) {
            case UNKNOWN_NAME, NOT_AN_OTP -> true;
            case TOOL_MISSING, FETCH_FAILED, OVERDUE -> false;
          };
      fail(mistake ? ExitCode.USAGE : ExitCode.INCOMPLETE, e.getMessage(), e.remedy());
    }
  }

  private void added(RuntimeState state) {
    if (state instanceof RuntimeState.Ready ready) {
      ErlangRuntime runtime = ready.known();
      say(
          "%s is ready: OTP %s, %s, %s, %s"
              .formatted(
                  runtime.id(),
                  runtime.otp(),
                  runtime.arch(),
                  runtime.flavor(),
                  runtime.start().id()));
    } else {
      String reason =
          state instanceof RuntimeState.Unusable broken ? broken.reason() : "it was not started";
      fail(
          ExitCode.INCOMPLETE,
          "`" + state.id() + "` was added and cannot be used: " + reason,
          "`nifproof doctor` shows what this machine has; `nifproof runtime remove "
              + state.id()
              + "` takes it away");
    }
  }

  private void fail(ExitCode code, String message, String hint) {
    err.println("nifproof: " + message);
    err.println("hint: " + hint);
    worst = code.status() > worst.status() ? code : worst;
  }

  private void say(String line) {
    if (!quiet) {
      out.println(line);
    }
  }
}
