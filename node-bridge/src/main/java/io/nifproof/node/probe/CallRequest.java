package io.nifproof.node.probe;

import java.time.Duration;
import java.util.Optional;

/**
 * An Erlang expression to evaluate in a node with a library, and what shall come of it.
 *
 * @param name what reports call it
 * @param call the expression; a call without a module is one of the library's module
 * @param setup expressions that are evaluated before it, in the same scope
 * @param expect what shall come of it; when nothing is said, every value and exception is fine
 * @param timeout how long it may take; that of the run unless said
 */
public record CallRequest(
    String name,
    String call,
    Optional<String> setup,
    Optional<Expected> expect,
    Optional<Duration> timeout) {
  /** What shall come of a call, as an Erlang pattern, which may have a guard. */
  public sealed interface Expected {
    /** The pattern. */
    String pattern();

    /** A value that matches. */
    record Value(String pattern) implements Expected {}

    /** An exception (of any class) whose reason matches. */
    record Raised(String pattern) implements Expected {}
  }

  /** A call that need only be survived, named after itself. */
  public static CallRequest of(String call) {
    return new CallRequest(call, call, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether there is more to it than an expression. */
  boolean wrapped() {
    return setup.isPresent() || expect.isPresent();
  }

  /**
   * One expression for all: {@code {nifproof, returned | raised, Term, Matches, Stack}}, where the
   * term is the value or {@code {Class, Reason}}. The call stands in a fun of its own, so that its
   * variables are not those of the pattern.
   */
  String expression() {
    if (!wrapped()) {
      return call;
    }
    String value =
        expect.filter(Expected.Value.class::isInstance).map(Expected::pattern).orElse("_");
    boolean wantsValue = expect.map(Expected.Value.class::isInstance).orElse(true);
    String reason =
        expect.filter(Expected.Raised.class::isInstance).map(Expected::pattern).orElse("_");
    boolean wantsRaise = expect.map(Expected.Raised.class::isInstance).orElse(true);
    return "case (fun() -> try begin "
        + body()
        + "\nend of NifproofV -> {returned, NifproofV} catch NifproofC:NifproofR:NifproofS ->"
        + " {raised, {NifproofC, NifproofR}, NifproofS} end end)() of\n"
        + ("{returned, NifproofT} -> {nifproof, returned, NifproofT, "
            + matches("NifproofT", value, wantsValue)
            + ", []};\n")
        + ("{raised, {NifproofK, NifproofT}, NifproofW} -> {nifproof, raised, {NifproofK, NifproofT}, "
            + matches("NifproofT", reason, wantsRaise)
            + ", NifproofW}\nend");
  }

  /** The call after what is evaluated before it. */
  String body() {
    return setup.map(text -> trimmed(text) + ",\n").orElse("") + trimmed(call);
  }

  private static String matches(String variable, String pattern, boolean wanted) {
    return wanted
        ? "case " + variable + " of " + trimmed(pattern) + "\n -> true; _ -> false end"
        : "false";
  }

  private static String trimmed(String expression) {
    String text = expression.strip();
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
