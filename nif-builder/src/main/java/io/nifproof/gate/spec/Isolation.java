package io.nifproof.gate.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether libraries have nodes of their own. */
public enum Isolation {
  /** Each library in a node of its own. */
  NODE,
  /** Libraries of one runtime in one node, and each alone again at the first trouble. */
  SHARED;

  /** Reads {@code node} or {@code shared}; empty when it is neither. */
  public static Optional<Isolation> parse(String text) {
    return Arrays.stream(values()).filter(one -> one.id().equals(text)).findFirst();
  }

  /** As it stands in nifproof.toml. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
