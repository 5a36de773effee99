package io.nifproof.node.process;

import java.io.IOException;

/** A program was not started; the message names it and says why. */
public final class NotStartedException extends IOException {
  private static final long serialVersionUID = 1;

  NotStartedException(String message) {
    super(message);
  }

  NotStartedException(String message, IOException cause) {
    super(message, cause);
  }
}
