package io.nifproof.analysis;

import java.util.Map;

/**
 * A point of the matrix that is in a group, or is not.
 *
 * @param axes each axis with its value
 * @param in whether it is in the group
 */
public record Mark(Map<String, String> axes, boolean in) {
  /** Copies the map. */
  public Mark {
    axes = Map.copyOf(axes);
  }
}
