package io.nifproof.node.beam;

import java.io.IOException;

/** A BEAM file that cannot be read or patched. */
public final class BeamFormatException extends IOException {
  private final String what;
  private final String where;

  BeamFormatException(String what, String where) {
    super("not a usable BEAM file: " + what + ", at " + where);
    this.what = what;
    this.where = where;
  }

  BeamFormatException(String what, String where, Throwable cause) {
    this(what, where);
    initCause(cause);
  }

  /** What is wrong: the value found and what was expected. */
  public String what() {
    return what;
  }

  /** Where it was found, e.g. {@code chunk `Code`, byte 37}. */
  public String where() {
    return where;
  }
}
