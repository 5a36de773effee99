package io.nifproof.node;

import java.util.Locale;

/** A flavour of the Erlang VM, as {@code erl -emu_flavor} names it. */
public enum Flavor {
  /** Compiles loaded code to machine code (BeamAsm). */
  JIT,
  /** Interprets loaded code. */
  EMU;

  /** The file of a runtime's VM that starts when no flavour is asked for. */
  public static final String DEFAULT_PROGRAM = "beam.smp";

  /**
   * The file of the VM where it is not the default: {@code beam.emu}. Named after what {@code
   * erts/emulator/Makefile.in} installs and {@code erlexec} looks for, from OTP 24 to 29.
   */
  public String program() {
    return "beam." + id();
  }

  /** The name that {@code -emu_flavor} takes. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return id();
  }
}
