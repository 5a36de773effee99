package io.nifproof.node;

import java.util.Locale;

/**
 * Where in its life a library was. In the order of {@code words.h}, where numbers begin with 1; a
 * test compares the two.
 */
public enum Phase implements WireWord {
  /** The dynamic loader maps it, resolves its symbols and runs its constructors. */
  DLOPEN,
  /** The VM looks up and calls {@code nif_init}. */
  NIF_INIT,
  /** The VM checks the entry that {@code nif_init} returned and walks its function table. */
  TABLE,
  /** The library's {@code load} callback runs. */
  LOAD,
  /** One of its functions runs. */
  CALL,
  /** Its {@code upgrade} callback runs. */
  UPGRADE,
  /** Its {@code unload} callback runs. */
  UNLOAD,
  /** The dynamic loader runs its destructors and unmaps it. */
  DLCLOSE,
  /** A thread runs that the library started itself. */
  THREAD,
  /** A callback of one of its resource types runs: destructor, stop, down or dyncall. */
  RESOURCE,
  /** A thread ends: clean-up handlers and destructors of data of its own run. */
  THREAD_END,
  /** The process ends: exit handlers and destructors run. */
  EXIT;

  /** The name in JSON, e.g. {@code nif_init}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String word() {
    return id();
  }

  @Override
  public String toString() {
    return id();
  }
}
