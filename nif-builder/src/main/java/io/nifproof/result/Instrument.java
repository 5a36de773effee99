package io.nifproof.result;

import java.util.Optional;

/**
 * Something that a node carries to see more, or was to carry.
 *
 * @param name e.g. {@code trap}, {@code asan}
 * @param missing why it was not there; empty when it was
 * @param required whether a cell without it is incomplete
 */
public record Instrument(String name, Optional<String> missing, boolean required) {
  /** The name of the crash trap. */
  public static final String TRAP = "trap";

  /** One that was there. */
  public static Instrument present(String name) {
    return new Instrument(name, Optional.empty(), false);
  }

  /** One that was not. */
  public static Instrument missing(String name, String reason) {
    return new Instrument(name, Optional.of(reason), false);
  }

  /** The same, without which a cell is incomplete. */
  public Instrument asRequired() {
    return new Instrument(name, missing, true);
  }

  /** Whether a cell is incomplete without it, and it was not there. */
  public boolean lacking() {
    return required && missing.isPresent();
  }

  /** Whether it was there. */
  public boolean present() {
    return missing.isEmpty();
  }
}
