package io.nifproof.bisect.result;

/** What a library did when it was tested: a closed set. */
public sealed interface TestAnswer {
  /** One line for people. */
  String sentence();

  /**
   * It did what is expected of it.
   *
   * @param sentence what it did
   */
  record Passed(String sentence) implements TestAnswer {}

  /**
   * It did something else: another value, an exception, a crash, a refusal, or it hung.
   *
   * @param sentence what it did
   */
  record Failed(String sentence) implements TestAnswer {}

  /**
   * There is no library.
   *
   * @param sentence the first line of the compiler's complaint
   */
  record NotBuilt(String sentence) implements TestAnswer {}

  /**
   * The expression to call is none; no library was asked.
   *
   * @param sentence why
   */
  record BadCall(String sentence) implements TestAnswer {}

  /**
   * The node could not be asked, which says nothing of the library.
   *
   * @param sentence why
   */
  record Unclear(String sentence) implements TestAnswer {}

  /** Whether it did what is expected. */
  default boolean passed() {
    return this instanceof Passed;
  }

  /** Whether it ran and did something else. */
  default boolean failed() {
    return this instanceof Failed;
  }

  /** The name in JSON: {@code pass}, {@code fail}, {@code not-built}, {@code unclear}. */
  default String id() {
    if (passed()) {
      return "pass";
    } else if (failed()) {
      return "fail";
    }
    return this instanceof NotBuilt ? "not-built" : "unclear";
  }
}
