package io.nifproof.abi.ask;

/** How far the asking had come. */
public enum Step {
  /** The sacrificial JVM was starting; the library had no part in it yet. */
  START("before the library was loaded"),
  /** The library was being loaded, and its constructors ran. */
  DLOPEN("while it was loaded (constructors run then)"),
  /** Its {@code nif_init} was running. */
  NIF_INIT("in nif_init"),
  /** Its entry and table were being read. */
  READING("while its table was read");

  private final String words;

  Step(String words) {
    this.words = words;
  }

  /** As part of a sentence: {@code in nif_init}. */
  @Override
  public String toString() {
    return words;
  }
}
