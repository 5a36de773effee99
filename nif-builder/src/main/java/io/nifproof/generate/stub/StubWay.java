package io.nifproof.generate.stub;

/** What the bodies become. */
public enum StubWay {
  /** A library in the VM. */
  NIF,
  /** The same, and a program of its own, with a module in Erlang that has the same functions. */
  PORT
}
