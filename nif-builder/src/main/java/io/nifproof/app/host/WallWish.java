package io.nifproof.app.host;

/** Whether nodes shall have a wall around them. */
public enum WallWish {
  /** The run is not begun without. */
  REQUIRED,
  /** They shall not. */
  NONE
}
