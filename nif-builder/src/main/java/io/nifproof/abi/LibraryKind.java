package io.nifproof.abi;

import java.util.Locale;

/** What an ELF file is to Erlang, by what it exports. */
public enum LibraryKind {
  /** Exports {@code nif_init} or {@code _nif_init}. */
  NIF,
  /** Exports {@code driver_init}: a port driver, loaded by {@code erl_ddll}. */
  DRIVER,
  /** Exports {@code bind_engine}: an OpenSSL engine. */
  ENGINE,
  /** None of these; an entry may still be in it, e.g. when {@code nif_init} is hidden. */
  OTHER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
