package io.nifproof.app;

import io.nifproof.app.host.WallWish;
import io.nifproof.node.wall.WallOpenings;

/**
 * The walls that a run shall have around its nodes.
 *
 * @param wish whether there shall be some
 * @param opened what is opened in them, beside what the project opens
 */
public record WallChoice(WallWish wish, WallOpenings opened) {
  /** Whole ones, where this machine can build them. */
  public static final WallChoice DEFAULT =
      new WallChoice(WallWish.WHERE_POSSIBLE, WallOpenings.NONE);
}
