package io.nifproof.cli.command;

import io.nifproof.cli.run.ExitCode;
import io.nifproof.cli.run.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the version of nifproof and of the Java that runs it. */
@Command(name = "version", description = "Show the version of nifproof and of its Java.")
public final class VersionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String java = Runtime.version() + ", " + System.getProperty("java.vendor");
    spec.commandLine().getOut().println("nifproof " + Version.number() + " (Java " + java + ")");
    return ExitCode.PASS.status();
  }
}
