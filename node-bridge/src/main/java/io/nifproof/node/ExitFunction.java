package io.nifproof.node;

/** A function that ends the process. */
public enum ExitFunction implements WireWord {
  /** Runs the destructors first. */
  EXIT("exit"),
  /** At once. */
  UNDERSCORE_EXIT("_exit"),
  /** The same by the name of C's standard. */
  STANDARD_EXIT("_Exit"),
  /** Runs the handlers of at_quick_exit first. */
  QUICK_EXIT("quick_exit");

  private final String word;

  ExitFunction(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public String toString() {
    return word;
  }
}
