package io.nifproof.gate.module;

/** The Erlang module of a library cannot be used; the message says why and what to do. */
public final class ModuleException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean wrong;

  private ModuleException(String message, boolean wrong) {
    super(message);
    this.wrong = wrong;
  }

  /** It could not be had: that says nothing about it. */
  public static ModuleException missing(String message) {
    return new ModuleException(message, false);
  }

  /** The module itself is wrong, in the words of who found it so. */
  public static ModuleException wrong(String message) {
    return new ModuleException(message, true);
  }

  /** Whether the module itself is at fault. */
  boolean isWrong() {
    return wrong;
  }
}
