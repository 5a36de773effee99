package io.nifproof.node;

/** The part that a function of the VM plays for a library, where the VM exports no names. */
public enum VmRole implements WireWord {
  /** Calls {@code nif_init} and walks the table. */
  LOAD_NIF("load_nif"),
  /** Calls the one that calls {@code nif_init}. */
  CALLER_OF_LOAD_NIF("caller_of_load_nif"),
  /** Calls the functions of libraries on a normal scheduler. */
  CALL_NIF("call_nif"),
  /** Calls them on a dirty scheduler. */
  CALL_DIRTY_NIF("call_dirty_nif");

  private final String word;

  VmRole(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** Whether it calls functions of the table. */
  public boolean callsNifs() {
    return this == CALL_NIF || this == CALL_DIRTY_NIF;
  }

  @Override
  public String toString() {
    return word;
  }
}
