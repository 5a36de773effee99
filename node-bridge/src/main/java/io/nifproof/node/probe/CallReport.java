package io.nifproof.node.probe;

import io.nifproof.node.crash.TrapReport;
import java.time.Duration;
import java.util.Optional;

/**
 * What came of an Erlang expression that was evaluated in a node with a library.
 *
 * @param request what was asked for
 * @param end what came of it
 * @param took how long it took
 * @param output the end of what the VM wrote so far
 * @param trap what the crash trap noted so far; empty without it
 */
public record CallReport(
    CallRequest request, End end, Duration took, String output, Optional<TrapReport> trap) {
  /** What came of it: a closed set. */
  public sealed interface End {
    /** A value, as Erlang writes it. */
    record Returned(String value) implements End {}

    /** An exception, as Erlang writes it. The node lives, and so it says nothing bad by itself. */
    record Raised(String exception) implements End {}

    /**
     * A value or an exception, but not what was expected.
     *
     * @param got what came, as Erlang writes it
     * @param raised whether it is an exception: {@code {Class, Reason}}
     */
    record Unexpected(String got, boolean raised) implements End {}

    /** It is no Erlang expression; why. */
    record Invalid(String reason) implements End {}

    /**
     * It called a function that is not there.
     *
     * @param what which, and which it may have meant
     */
    record Undefined(String what) implements End {}

    /**
     * It reached an Erlang body that waits for a NIF, or a NIF whose body is not written.
     *
     * @param reason what that raised, as Erlang writes it
     */
    record Unwritten(String reason) implements End {}

    /** The node died, hung or was not there. */
    record Failed(Outcome outcome) implements End {}
  }

  /**
   * The name in JSON: {@code returned}, {@code raised}, {@code unexpected}, {@code invalid}, {@code
   * undefined}, {@code unwritten}, {@code crashed}, …
   */
  public String outcome() {
    if (end instanceof End.Failed failed) {
      return failed.outcome().id();
    }
    if (end instanceof End.Returned) {
      return "returned";
    }
    if (end instanceof End.Unexpected) {
      return "unexpected";
    }
    if (end instanceof End.Undefined) {
      return "undefined";
    }
    if (end instanceof End.Unwritten) {
      return "unwritten";
    }
    return end instanceof End.Raised ? "raised" : "invalid";
  }

  /** The value, exception or reason; empty when the node failed. */
  public Optional<String> result() {
    if (end instanceof End.Returned returned) {
      return Optional.of(returned.value());
    }
    if (end instanceof End.Raised raised) {
      return Optional.of(raised.exception());
    }
    if (end instanceof End.Unexpected unexpected) {
      return Optional.of(unexpected.got());
    }
    if (end instanceof End.Undefined undefined) {
      return Optional.of(undefined.what());
    }
    if (end instanceof End.Unwritten unwritten) {
      return Optional.of(unwritten.reason());
    }
    return end instanceof End.Invalid invalid ? Optional.of(invalid.reason()) : Optional.empty();
  }

  /** The expression. */
  public String call() {
    return request.call();
  }

  /** Whether the node survived. */
  public boolean survived() {
    return !(end instanceof End.Failed);
  }
}
