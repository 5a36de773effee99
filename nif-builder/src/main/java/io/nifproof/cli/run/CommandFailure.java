package io.nifproof.cli.run;

/**
 * Ends a command with a message for the user instead of a result. It is no defect of nifproof, so
 * no stack trace is kept: the message says what failed, the value and what was expected.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;
  private final String hint;

  /**
   * A failure.
   *
   * @param code the exit status to end with
   * @param message a lower-case fragment with identifiers in backticks
   * @param hint what to do about it; empty when there is nothing to say
   */
  public CommandFailure(ExitCode code, String message, String hint) {
    super(message, null, false, false);
    this.code = code;
    this.hint = hint;
  }

  public ExitCode code() {
    return code;
  }

  public String hint() {
    return hint;
  }
}
