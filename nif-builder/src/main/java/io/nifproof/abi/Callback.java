package io.nifproof.abi;

import java.util.Locale;

/** A callback of the entry. */
public enum Callback {
  /** Called when the library is loaded. */
  LOAD(32),
  /** Not called any more since OTP 20. */
  RELOAD(40),
  /** Called when a new instance of the module loads it while an old one has it. */
  UPGRADE(48),
  /** Called when the last instance of the module is purged. */
  UNLOAD(56);

  private final int offset;

  Callback(int offset) {
    this.offset = offset;
  }

  /** Where its pointer is in {@code ErlNifEntry}. */
  int offset() {
    return offset;
  }

  /** The name of the field, e.g. {@code upgrade}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
