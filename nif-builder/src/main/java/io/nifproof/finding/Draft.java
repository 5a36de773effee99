package io.nifproof.finding;

import java.util.Optional;
import java.util.function.Consumer;

/** A finding that is being written; {@link #remedy} ends it. Not thread-safe. */
public final class Draft {
  private final FindingId id;
  private final Severity severity;
  private final Place where;
  private final Consumer<Finding> reader;
  private Optional<Certainty> certainty = Optional.empty();
  private String evidence = "";
  private String expected = "";
  private String meaning = "";

  Draft(FindingId id, Severity severity, Place where, Consumer<Finding> reader) {
    this.id = id;
    this.severity = severity;
    this.where = where;
    this.reader = reader;
  }

  /** What was found there. */
  public Draft found(String text) {
    evidence = text;
    return this;
  }

  /** What should be there instead. */
  public Draft expected(String text) {
    expected = text;
    return this;
  }

  /** What that means, in a sentence that stands alone, without a full stop. */
  public Draft means(String text) {
    meaning = text;
    return this;
  }

  /** How sure that meaning is, where there may be another explanation. */
  public Draft certainty(Certainty how) {
    certainty = Optional.of(how);
    return this;
  }

  /** Ends the draft with what to do. */
  public Finding remedy(String text) {
    Finding finding =
        new Finding(id, severity, where, evidence, expected, meaning, certainty, text);
    reader.accept(finding);
    return finding;
  }
}
