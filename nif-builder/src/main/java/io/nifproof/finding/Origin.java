package io.nifproof.finding;

/** What a finding is made of: who had to look, and at what. */
public enum Origin {
  /** The library, as its file tells and a node confirms or denies. */
  AUDIT,
  /** What happened in a VM that loaded or called it. */
  NODE,
  /** How the library was built. */
  BUILD,
  /** The run of the cells, and the project that they belong to. */
  GATE
}
