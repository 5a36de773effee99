package io.nifproof.abi;

import java.util.Locale;

/** How sure the reading of an entry is. */
public enum Certainty {
  /** The code of {@code nif_init} does nothing but return the entry that the search found too. */
  PROVEN,
  /**
   * Code and search give the same entry, but the code does more, or could not be told to do less.
   */
  AGREED,
  /** Only one of them gives an entry, or they give different ones (then the code's is taken). */
  SINGLE_WITNESS,
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
