package io.nifproof.app.host;

import io.nifproof.node.wall.Wall;
import io.nifproof.node.wall.WallLimits;
import io.nifproof.node.wall.WallOpenings;
import io.nifproof.node.wall.WallProbe;
import io.nifproof.node.wall.WallSettings;
import java.util.Map;

/** Decides about the walls of a run. */
final class Walls {
  private static final String REMEDY =
      "Debian, Ubuntu: apt-get install bubblewrap\n"
          + "Fedora: dnf install bubblewrap; Alpine: apk add bubblewrap; nixpkgs: bubblewrap\n"
          + "where it is there: allow unprivileged user namespaces (sysctl"
          + " kernel.unprivileged_userns_clone=1), or run as root";

  private Walls() {}

  /**
   * The walls of a run.
   *
   * @throws UseCaseException when they are required and cannot be built
   */
  static WallSettings of(
      Map<String, String> environment, WallWish wish, WallOpenings openings, WallLimits limits)
      throws InterruptedException {
    if (wish == WallWish.NONE) {
      return WallSettings.OFF;
    }
    Wall wall = new WallProbe(environment).wall();
    if (wall instanceof Wall.None none) {
      throw UseCaseException.unavailable(
          "--sandbox needs a wall around each node: " + none.reason(), REMEDY);
    }
    return new WallSettings(wall, openings, limits);
  }
}
