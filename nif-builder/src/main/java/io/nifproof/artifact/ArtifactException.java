package io.nifproof.artifact;

/** Something that cannot be published, resolved or packed, with what to do about it. */
public final class ArtifactException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    /** The proof is missing, says no, or is for other bytes. */
    REFUSED,
    /** What the user wrote is wrong. */
    WRONG,
    /** It is not there, or could not be reached. */
    UNAVAILABLE
  }

  private final Kind kind;
  private final String hint;

  /**
   * A failure.
   *
   * @param message a lower-case fragment with identifiers in backticks
   * @param hint what to do; empty when there is nothing to say
   */
  public ArtifactException(Kind kind, String message, String hint) {
    this(kind, message, hint, null);
  }

  /** A failure with its cause. */
  public ArtifactException(Kind kind, String message, String hint, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.hint = hint;
  }

  /** Why. */
  public Kind kind() {
    return kind;
  }

  /** What to do about it, one thing a line; empty when there is nothing to say. */
  public String hint() {
    return hint;
  }
}
