package io.nifproof.result;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What came of a call that the node survived. */
public enum CallAnswer {
  /** A value. */
  RETURNED,
  /** An exception, which says nothing bad by itself. */
  RAISED,
  /** A value or an exception, but not what was expected. */
  UNEXPECTED,
  /** It called a function that is not there. */
  UNDEFINED,
  /** It reached a body that waits to be written, or to be replaced by a NIF. */
  UNWRITTEN,
  /** It is no Erlang expression. */
  INVALID;

  /** The name in JSON: {@code returned}, {@code raised}, … */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a name; empty when it is none. */
  public static Optional<CallAnswer> parse(String id) {
    return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
  }

  /** What a cell comes to with such an answer, when nothing else is wrong. */
  public Verdict verdict() {
    return switch (this) {
      case RETURNED, RAISED -> Verdict.PASS;
      case UNEXPECTED, UNWRITTEN -> Verdict.FAIL;
      case INVALID, UNDEFINED -> Verdict.INCOMPLETE;
    };
  }
}
