package io.nifproof.app.host;

import io.nifproof.node.wall.WallOpenings;

/**
 * The walls that a run shall have around its nodes.
 *
 * @param wish whether there shall be some
 * @param opened what is opened in them, beside what the project opens
 */
public record WallChoice(WallWish wish, WallOpenings opened) {
  /** None, unless they are asked for. */
  public static final WallChoice DEFAULT = new WallChoice(WallWish.NONE, WallOpenings.NONE);
}
