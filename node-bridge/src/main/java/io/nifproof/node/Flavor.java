package io.nifproof.node;

import java.util.Locale;

/** A flavour of the Erlang VM, as {@code erl -emu_flavor} names it. */
public enum Flavor {
  /** Compiles loaded code to machine code (BeamAsm); {@code beam.smp} where it is the default. */
  JIT,
  /** Interprets loaded code; {@code beam.emu.smp} where the JIT is the default. */
  EMU;

  /** The name that {@code -emu_flavor} takes. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return id();
  }
}
