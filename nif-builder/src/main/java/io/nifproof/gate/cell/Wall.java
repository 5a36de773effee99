package io.nifproof.gate.cell;

import io.nifproof.result.Circumstances;

/** What nodes cannot pass. */
public final class Wall {
  /** Set for a tool that runs in a wall, to what that is. */
  public static final String PROPERTY = "nifproof.wall";

  private Wall() {}

  /** The wall around this very process; {@code none} without one. */
  static String here() {
    return System.getProperty(PROPERTY, Circumstances.OPEN);
  }
}
