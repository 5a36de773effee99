package io.nifproof.spec;

/** One type that has no form in C. Caught where the spec it stands in is known. */
final class RefusedTypeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String hint;

  RefusedTypeException(String message, String hint) {
    super(message, null, false, false);
    this.hint = hint;
  }

  String hint() {
    return hint;
  }
}
