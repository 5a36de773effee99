package io.nifproof.node.provision.fetch;

/** Something that was to be fetched, changed or removed was not. */
public final class ProvisionException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** A program that provisioning needs is not installed. */
    TOOL_MISSING,
    /** The packages could not be fetched or unpacked. */
    FETCH_FAILED,
    /** It took longer than it may. */
    OVERDUE,
    /** No runtime, or none that can be added or removed, has this name. */
    UNKNOWN_NAME,
    /** A folder is not an OTP. */
    NOT_AN_OTP
  }

  private final Kind kind;
  private final String remedy;

  public ProvisionException(Kind kind, String message, String remedy) {
    super(message);
    this.kind = kind;
    this.remedy = remedy;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
