package io.nifproof.result;

import java.util.Optional;

/**
 * What came of a call.
 *
 * @param request what was asked for
 * @param end how it ended
 * @param ok whether that is what it had to be; empty when that is not known
 * @param sentence what happened, for people
 * @param crash how and where the VM ended, when the call ended it and it was watched
 * @param timing what a call takes, when that was to be measured
 */
public record CallResult(
    CallCase request,
    CallEnd end,
    Optional<Boolean> ok,
    String sentence,
    Optional<Crash> crash,
    Optional<CallTiming> timing) {
  /**
   * Where nothing was expected, to be as expected is no merit; a node that does not answer is
   * always wrong.
   */
  public CallResult {
    boolean expected = request.expect().isPresent();
    ok = end instanceof CallEnd.Answered ? ok.filter(met -> !met || expected) : Optional.of(false);
  }

  /** The same with what a call takes. */
  public CallResult with(CallTiming measured) {
    return new CallResult(request, end, ok, sentence, crash, Optional.of(measured));
  }

  /** What reports call it. */
  public String name() {
    return request.name();
  }

  /** The expression. */
  public String call() {
    return request.call();
  }

  /** The pattern of what had to come of it. */
  public Optional<String> expect() {
    return request.expect();
  }

  /** The value, exception or reason; empty when the node did not answer. */
  public Optional<String> result() {
    return end instanceof CallEnd.Answered answered
        ? Optional.of(answered.text())
        : Optional.empty();
  }

  /** Whether the node lived. */
  public boolean survived() {
    return end instanceof CallEnd.Answered;
  }

  /** Whether it was made and came out as it had to, as far as that is known. */
  public boolean asExpected() {
    return ok.orElse(end.verdict() == Verdict.PASS);
  }

  /** Whether nobody needs to be told: it was known what had to come of it, and that came. */
  public boolean unremarkable() {
    return asExpected() && expect().isPresent();
  }

  /** The figures, when it was timed. */
  public Optional<CallTiming.Timed> time() {
    return timing.filter(CallTiming.Timed.class::isInstance).map(CallTiming.Timed.class::cast);
  }

  /** Why it was not timed, when it was to be. */
  public Optional<String> notTimed() {
    return timing
        .filter(CallTiming.NotTimed.class::isInstance)
        .map(one -> ((CallTiming.NotTimed) one).reason());
  }

  /**
   * What counts when cells are compared: the result without what is of one node or release only
   * (names of processes, references and functions, stack traces), else how the node ended. Empty
   * when the call could not be made.
   */
  public Optional<String> answer() {
    if (end instanceof CallEnd.Answered answered) {
      boolean made =
          answered.answer() != CallAnswer.INVALID && answered.answer() != CallAnswer.UNDEFINED;
      return !made ? Optional.empty() : Optional.of(AnswerText.comparable(answered.text()));
    }
    return Optional.of(end)
        .filter(one -> ((CallEnd.Failed) one).end().outcome().broke())
        .map(CallEnd::id);
  }
}
