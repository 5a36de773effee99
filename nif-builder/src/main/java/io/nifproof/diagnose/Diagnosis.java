package io.nifproof.diagnose;

/**
 * Why something happened.
 *
 * @param id the stable id of the rule, {@code NP1} and two digits
 * @param error whether it is an error; otherwise a warning
 * @param message what it was, with the evidence
 * @param certainty how sure that is
 * @param confirm what would confirm or refute it, and what to do
 */
public record Diagnosis(
    String id, boolean error, String message, Certainty certainty, String confirm) {
  static Diagnosis error(String id, Certainty certainty, String message, String confirm) {
    return new Diagnosis(id, true, message, certainty, confirm);
  }

  static Diagnosis warning(String id, Certainty certainty, String message, String confirm) {
    return new Diagnosis(id, false, message, certainty, confirm);
  }

  /** The whole of it, in one paragraph. */
  public String text() {
    return message + " (" + certainty.id() + ") " + confirm;
  }
}
