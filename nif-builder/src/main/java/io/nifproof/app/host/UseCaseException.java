package io.nifproof.app.host;

/**
 * A use case that cannot be done as it was asked for. It is no defect of nifproof, so no stack
 * trace is kept: the message says what failed, the value and what was expected.
 */
public final class UseCaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is, so to say: what a caller has to change. */
  public enum Kind {
    /** What was to be kept or published did not pass. */
    REFUSED,
    /** The request or the project's file is wrong; nothing was run. */
    WRONG,
    /** There is nothing to do, which is no success. */
    NOTHING_TO_DO,
    /** This machine lacks something, or could not reach it. */
    UNAVAILABLE
  }

  private final Kind kind;
  private final String remedy;

  /**
   * A failure.
   *
   * @param message a lower-case fragment with identifiers in backticks
   * @param remedy what to do about it; empty when there is nothing to say
   */
  public UseCaseException(Kind kind, String message, String remedy) {
    super(message, null, false, false);
    this.kind = kind;
    this.remedy = remedy;
  }

  /** The request or the project is wrong. */
  public static UseCaseException wrong(String message, String remedy) {
    return new UseCaseException(Kind.WRONG, message, remedy);
  }

  /** Something is missing here. */
  public static UseCaseException unavailable(String message, String remedy) {
    return new UseCaseException(Kind.UNAVAILABLE, message, remedy);
  }

  /** What has to change. */
  public Kind kind() {
    return kind;
  }

  /** What to do about it, line by line; empty when there is nothing to say. */
  public String remedy() {
    return remedy;
  }
}
