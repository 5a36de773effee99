package io.nifproof.result;

import java.util.List;

/**
 * What a cell comes to, and why, in words.
 *
 * @param verdict what it comes to
 * @param sentence what happened, for people
 * @param attempts the results that contradict each other; empty for all but flaky cells
 */
public record Judgement(Verdict verdict, String sentence, List<Attempt> attempts) {
  /** Copies the list. */
  public Judgement {
    attempts = List.copyOf(attempts);
  }

  /** That of one result. */
  public Judgement(Verdict verdict, String sentence) {
    this(verdict, sentence, List.of());
  }
}
