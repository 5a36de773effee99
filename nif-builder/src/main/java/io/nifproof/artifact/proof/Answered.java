package io.nifproof.artifact.proof;

import io.nifproof.audit.Suppression;

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
        suppression.id().value(), suppression.symbol().orElse(null), suppression.reason());
  }
}
