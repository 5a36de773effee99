package io.nifproof.node.wall;

/**
 * The wall of a run's nodes.
 *
 * @param wall what there is
 * @param openings what is open in it
 * @param limits what may be used behind it
 */
public record WallSettings(Wall wall, WallOpenings openings, WallLimits limits) {
  /** No wall. */
  public static final WallSettings OFF =
      new WallSettings(Wall.off(), WallOpenings.NONE, WallLimits.DEFAULT);

  /** A whole wall of that kind. */
  public static WallSettings of(Wall wall) {
    return new WallSettings(wall, WallOpenings.NONE, WallLimits.DEFAULT);
  }

  /** What results say: {@code bubblewrap}, {@code bubblewrap but for network}, {@code none}. */
  public String words() {
    return wall instanceof Wall.None ? wall.word() : wall.word() + openings.words();
  }
}
