package io.nifproof.abi;

import java.util.Locale;

/** How sure the reading of an entry is. */
public enum EntryCertainty {
  /**
   * The code of {@code nif_init} does nothing but return the entry that the search found too, and
   * nothing that runs before it can change that entry.
   */
  PROVEN,
  /** The same, but the search does not know the entry, or others beside. */
  SINGLE_WITNESS,
  /** The file holds it, and code that runs before the VM sees it may change it. */
  IN_THE_FILE,
  /** The file holds no entry, or no table, to be read: the library must be asked. */
  BUILT_AT_RUN_TIME,
  /** Not read from the file: the library's own {@code nif_init} gave it when it was called. */
  ASKED;

  /** In words, e.g. {@code single witness}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
