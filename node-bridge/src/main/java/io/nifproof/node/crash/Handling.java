package io.nifproof.node.crash;

import io.nifproof.node.WireWord;

/** What is done with a signal. */
public enum Handling implements WireWord {
  /** What the system does where nobody says otherwise; most signals end the process. */
  DEFAULT("default"),
  /** Nothing. */
  IGNORED("ignored"),
  /** A function is called. */
  OWN("own");

  private final String word;

  Handling(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
