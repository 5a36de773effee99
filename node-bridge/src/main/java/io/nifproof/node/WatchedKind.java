package io.nifproof.node;

/** What a function of a library is to the VM. */
public enum WatchedKind implements WireWord {
  /** {@code nif_init}. */
  INIT("init"),
  /** The callback {@code load}. */
  LOAD("load"),
  /** The callback {@code upgrade}. */
  UPGRADE("upgrade"),
  /** The callback {@code unload}. */
  UNLOAD("unload"),
  /** A function of the table, or one that was scheduled. */
  CALL("call"),
  /** A callback of a resource type. */
  RESOURCE("resource");

  private final String word;

  WatchedKind(String word) {
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
