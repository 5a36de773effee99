package io.nifproof.node;

/** What is wrong in an entry or in a row of its table. */
public enum TableFault implements WireWord {
  /** The row has no name. */
  NO_NAME("no-name"),
  /** The row's name points to where no text is. */
  UNREADABLE_NAME("unreadable-name"),
  /** The row has no function. */
  NO_FUNCTION("no-function"),
  /** The row's function points to where no code is. */
  NO_CODE("no-code"),
  /** The count of rows cannot be. */
  WRONG_COUNT("wrong-count"),
  /** The entry names no module. */
  NO_MODULE("no-module"),
  /** The table ends before its last row. */
  UNREADABLE_TABLE("unreadable-table"),
  /** The entry itself cannot be read. */
  UNREADABLE_ENTRY("unreadable-entry");

  private final String word;

  TableFault(String word) {
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
