package io.nifproof.bisect.result;

/** What happens while a bisection runs, as it happens. */
public sealed interface BisectEvent {
  /**
   * A step begins.
   *
   * @param title what it looks for
   */
  record Step(String title) implements BisectEvent {}

  /**
   * A way to build was tried.
   *
   * @param step the title of the step it belongs to
   * @param label what was built
   * @param answer what the library did
   * @param remembered whether the answer is that of an equal library that was tested before
   */
  record Tried(String step, String label, TestAnswer answer, boolean remembered)
      implements BisectEvent {}

  /**
   * Something was learnt.
   *
   * @param sentence what
   */
  record Learnt(String sentence) implements BisectEvent {}
}
