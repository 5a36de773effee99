package io.nifproof.result;

import java.util.List;
import java.util.Optional;

/**
 * Under what a cell got its result, and what that took.
 *
 * @param cached whether it is the result of an earlier run with the same inputs
 * @param wall what the node could not pass; {@code none} when it could do whatever its user can
 * @param instruments what the node carried to see more, and what it lacked
 * @param costs what it took
 */
public record Circumstances(
    boolean cached, String wall, List<Instrument> instruments, Costs costs) {
  /** How the word of a wall around the node itself begins. */
  private static final String WALLED = "bubblewrap";

  /** No wall. */
  public static final String OPEN = "none";

  /** What a pass lacks that others have: the trap, where nothing else reports in its place. */
  public Optional<Instrument> blind() {
    boolean replaced = instruments.stream().anyMatch(one -> one.name().equals("asan"));
    return instruments.stream()
        .filter(one -> one.name().equals(Instrument.TRAP) && !one.present() && !replaced)
        .findFirst();
  }

  /** Copies the list. */
  public Circumstances {
    instruments = List.copyOf(instruments);
  }

  /** Whether there was a wall around the node itself, not only around the tool. */
  public boolean walled() {
    return wall.equals(WALLED) || wall.startsWith(WALLED + " but for ");
  }
}
