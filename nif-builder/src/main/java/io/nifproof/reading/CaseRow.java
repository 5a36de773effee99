package io.nifproof.reading;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a cell answered to a case.
 *
 * @param name of the case; the call itself where it has none
 * @param call the expression
 * @param expect what should have come; empty when nothing was said
 * @param result the value or exception; empty when the node did not answer
 * @param ok whether it is as expected; empty when nothing was said
 * @param outcome the word for what happened; may be empty
 * @param sentence what happened, for people
 * @param time what a call takes, when that was measured
 * @param notTimed why it was not, when it was to be
 */
public record CaseRow(
    String name,
    String call,
    Optional<String> expect,
    Optional<String> result,
    Optional<Boolean> ok,
    String outcome,
    String sentence,
    Optional<CallTime> time,
    Optional<String> notTimed) {
  /** What names something of one node only, and differs in the next. */
  private static final Pattern IDENTITY = Pattern.compile("#(Ref|Fun|Port|Pid)<[^>]*>|<[0-9.]+>");

  static CaseRow of(JsonObject json) {
    String call = json.text("call").orElse("");
    Optional<String> result = json.text("result");
    Optional<String> expect = json.text("expect");
    String outcome = json.text("outcome").orElse(result.isPresent() ? "returned" : "");
    return new CaseRow(
        json.text("name").orElse(call),
        call,
        expect,
        result,
        ok(json, expect.isPresent()),
        outcome,
        json.text("sentence").or(() -> result).orElse(outcome),
        json.object("timing").flatMap(CallTime::of),
        json.object("timing").flatMap(timing -> timing.text("notTimed")));
  }

  /** Where nothing was expected, to be as expected is no merit. */
  private static Optional<Boolean> ok(JsonObject json, boolean expected) {
    return json.members().get("ok") instanceof Boolean ok && (expected || !ok)
        ? Optional.of(ok)
        : Optional.empty();
  }

  /**
   * What counts when cells are compared: the result without the names of processes, references and
   * functions, else how the node ended. Empty when the call could not be made.
   */
  public Optional<String> answer() {
    if (result.isPresent()) {
      return result.map(text -> IDENTITY.matcher(text).replaceAll("#…"));
    }
    return switch (outcome) {
      case "", "invalid", "never-started", "refused" -> Optional.empty();
      default -> Optional.of(outcome);
    };
  }
}
