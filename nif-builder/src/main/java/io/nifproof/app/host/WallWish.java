package io.nifproof.app.host;

/** Whether nodes shall have a wall around them. */
public enum WallWish {
  /** Where this machine can build one; else the run says that it is without walls. */
  WHERE_POSSIBLE,
  /** The run is not begun without. */
  REQUIRED,
  /** They shall not. */
  NONE
}
