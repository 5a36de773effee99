package io.nifproof.app.host;

import io.nifproof.node.wall.Wall;
import io.nifproof.node.wall.WallLimits;
import io.nifproof.node.wall.WallOpenings;
import io.nifproof.node.wall.WallProbe;
import io.nifproof.node.wall.WallSettings;
import java.util.Map;
import java.util.function.Consumer;

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
   * @param say told when there are none
   * @throws UseCaseException when they are required and cannot be built
   */
  static WallSettings of(
      Map<String, String> environment,
      WallWish wish,
      WallOpenings openings,
      WallLimits limits,
      Consumer<String> say)
      throws InterruptedException {
    if (wish == WallWish.NONE) {
      say.accept("nifproof: without walls: nodes can do whatever you can");
      return WallSettings.OFF;
    }
    Wall wall = new WallProbe(environment).wall();
    if (wall instanceof Wall.None none) {
      if (wish == WallWish.REQUIRED) {
        throw UseCaseException.unavailable(
            "--sandbox needs a wall around each node: " + none.reason(), REMEDY);
      }
      String outer = none.outer().map(name -> "; the tool itself is in " + name).orElse("");
      say.accept("nifproof: without walls: " + firstLine(none.reason()) + outer);
    }
    return new WallSettings(wall, openings, limits);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
