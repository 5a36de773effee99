package io.nifproof.node;

/** What was done to an address. */
public enum Access implements WireWord {
  /** It was read. */
  READ("read"),
  /** It was written. */
  WRITE("write"),
  /** Code was to run there. */
  FETCH("fetch"),
  /** The processor does not say. */
  UNKNOWN("unknown");

  private final String word;

  Access(String word) {
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
