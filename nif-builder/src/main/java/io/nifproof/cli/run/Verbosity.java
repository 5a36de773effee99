package io.nifproof.cli.run;

import picocli.CommandLine.Model.CommandSpec;

/** How much a person wants to be told: what {@code --verbose} and {@code --quiet} say. */
public interface Verbosity {
  /** Whether to say more, such as the stack trace of an internal error. */
  boolean verbose();

  /** Whether to say only what is wrong. */
  boolean quiet();

  /** What was said on the command line that a command is part of. */
  static Verbosity of(CommandSpec command) {
    return (Verbosity) command.root().userObject();
  }
}
