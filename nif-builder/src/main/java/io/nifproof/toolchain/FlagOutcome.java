package io.nifproof.toolchain;

/** What a compiler makes of a flag, by trial. */
public sealed interface FlagOutcome {
  /**
   * It refuses it.
   *
   * @param words what it said
   */
  record Refused(String words) implements FlagOutcome {}

  /**
   * It says that it does not heed it, and the code is the same.
   *
   * @param words what it said
   */
  record Ignored(String words) implements FlagOutcome {}

  /** It takes it without a word, and the code of the probe is the same with it and without. */
  record NoEffectSeen() implements FlagOutcome {}

  /** The code differs. */
  record Effective() implements FlagOutcome {}

  /**
   * It could not be tried.
   *
   * @param reason why
   */
  record Untried(String reason) implements FlagOutcome {}
}
