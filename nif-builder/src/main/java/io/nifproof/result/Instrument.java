package io.nifproof.result;

import java.util.Optional;

/**
 * Something that a node carries to see more, or was to carry.
 *
 * @param name e.g. {@code trap}, {@code asan}
 * @param missing why it was not there; empty when it was
 */
public record Instrument(String name, Optional<String> missing) {
  /** One that was there. */
  public static Instrument present(String name) {
    return new Instrument(name, Optional.empty());
  }

  /** One that was not. */
  public static Instrument missing(String name, String reason) {
    return new Instrument(name, Optional.of(reason));
  }

  /** Whether it was there. */
  public boolean present() {
    return missing.isEmpty();
  }
}
