package io.nifproof.finding;

import java.util.Optional;

/**
 * A finding that the user has answered for.
 *
 * @param id the rule
 * @param symbol the symbol it is about; empty for all findings of the rule
 * @param reason why it is no problem here; never blank
 */
public record Suppression(FindingId id, Optional<String> symbol, String reason) {
  /** Validates the reason. */
  public Suppression {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("suppression of " + id + " without a reason");
    }
  }

  /** Whether it answers for a finding. */
  public boolean covers(Finding finding) {
    return finding.id().equals(id) && (symbol.isEmpty() || symbol.equals(finding.where().symbol()));
  }

  /** As it stands in messages, e.g. {@code NP053 (`DT_RUNPATH`)}. */
  @Override
  public String toString() {
    return id + symbol.map(name -> " (`" + name + "`)").orElse("");
  }
}
