package io.nifproof.artifact.proof;

import io.nifproof.finding.Suppression;

/**
 * A finding that the author has answered for.
 *
 * @param id the finding
 * @param symbol the symbol it is about; null for all
 * @param reason why it is no problem
 */
public record Answered(String id, String symbol, String reason) {
  static Answered of(Suppression suppression) {
    return new Answered(
        suppression.id().name(), suppression.symbol().orElse(null), suppression.reason());
  }
}
