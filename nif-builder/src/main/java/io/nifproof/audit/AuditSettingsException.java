package io.nifproof.audit;

import java.util.List;

/** Tables for the audit that cannot be used, with everything that is wrong in them. */
public final class AuditSettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  AuditSettingsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** All problems, each with file and line. */
  public List<String> problems() {
    return problems;
  }
}
