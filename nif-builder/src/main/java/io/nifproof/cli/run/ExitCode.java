package io.nifproof.cli.run;

import io.nifproof.app.host.UseCaseException;

/** What the exit status of {@code nifproof} says. The documentation is made from this. */
public enum ExitCode {
  /** Everything that was checked passed. */
  PASS(0, "everything that was checked passed"),
  /** At least one finding of severity error, or at least one failed cell. */
  FAIL(1, "findings or failed cells"),
  /** The command line or the configuration is wrong; nothing was run. */
  USAGE(2, "wrong command line or configuration"),
  /** Nothing was there to check. That is not a pass. */
  NOTHING_CHECKED(3, "nothing was checked"),
  /** Something that was asked for could not run. That is not a pass either. */
  INCOMPLETE(4, "incomplete: something could not run"),
  /** A defect of nifproof itself. */
  INTERNAL(70, "internal error of nifproof");

  private final int status;
  private final String meaning;

  ExitCode(int status, String meaning) {
    this.status = status;
    this.meaning = meaning;
  }

  /** What a use case that could not be done ends with. */
  public static ExitCode of(UseCaseException.Kind kind) {
    return switch (kind) {
      case REFUSED -> FAIL;
      case WRONG -> USAGE;
      case NOTHING_TO_DO -> NOTHING_CHECKED;
      case UNAVAILABLE -> INCOMPLETE;
    };
  }

  /** The exit status of the process. */
  public int status() {
    return status;
  }

  /** One line for people. */
  public String meaning() {
    return meaning;
  }
}
