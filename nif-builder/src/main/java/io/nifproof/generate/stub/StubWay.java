package io.nifproof.generate.stub;

import java.util.Locale;

/** What the bodies become. */
public enum StubWay {
  /** A library in the VM. */
  NIF,
  /** The same, and a program of its own, with a module in Erlang that has the same functions. */
  PORT,
  /** The same as {@link #PORT}, and the program is a distributed node. */
  CNODE;

  /** As in the names of files and modules. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
