package io.nifproof.gate;

/** The Erlang module of a library cannot be used; the message says why and what to do. */
public final class ModuleException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A reason for people. */
  public ModuleException(String message) {
    super(message);
  }
}
