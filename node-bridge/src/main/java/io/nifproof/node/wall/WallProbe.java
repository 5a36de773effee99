package io.nifproof.node.wall;

import io.nifproof.node.NifproofHome;
import io.nifproof.node.files.SearchPath;
import io.nifproof.node.files.Trees;
import io.nifproof.node.process.Command;
import io.nifproof.node.process.CommandEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says which wall this machine gives, by building one. It takes some 10 ms. */
public final class WallProbe {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int KEPT = 4096;

  private final Map<String, String> environment;
  private final NifproofHome home;

  /** A probe that has tried nothing yet. */
  public WallProbe(Map<String, String> environment) {
    this.environment = environment;
    this.home = NifproofHome.of(environment);
  }

  /**
   * The wall that nodes get here.
   *
   * @throws InterruptedException when this thread is interrupted
   */
  public Wall wall() throws InterruptedException {
    Optional<Path> bubblewrap = SearchPath.of(environment).program("bwrap");
    if (bubblewrap.isEmpty()) {
      return none("there is no `bwrap` (bubblewrap) on PATH");
    }
    Path guard;
    try {
      guard = new GuardCompiler(home, environment).program();
    } catch (IOException e) {
      return none(e.getMessage());
    }
    Wall.Bubblewrap wall = new Wall.Bubblewrap(bubblewrap.get().toAbsolutePath(), guard);
    try {
      return whyNot(wall).<Wall>map(WallProbe::none).orElse(wall);
    } catch (IOException e) {
      return none("bubblewrap could not be tried: " + e.getMessage());
    }
  }

  private static Wall.None none(String reason) {
    return new Wall.None(reason, OuterWall.name());
  }

  /** A kernel or a container may forbid namespaces. */
  private Optional<String> whyNot(Wall.Bubblewrap wall) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory(home.root(), ".wall-");
    try {
      Path inside = Files.createDirectory(work.resolve("inside"));
      WalledCommand nothing =
          new WalledCommand(
              List.of("/bin/sh", "-c", "exit 7"), Map.of(), inside, List.of(), 0, false);
      CommandEnd end =
          new Command(
                  nothing.launch(wall, WallSettings.of(wall), work.resolve("report")),
                  KEPT,
                  KEPT,
                  Optional.empty(),
                  false)
              .run(TIMEOUT);
      if (end.overdue()) {
        return Optional.of("`bwrap` did not end within " + TIMEOUT.toSeconds() + " s");
      }
      return end.status() == 7
          ? Optional.empty()
          : Optional.of(
              "bubblewrap cannot build one here: "
                  + (end.output().isBlank()
                      ? "it ends with status " + end.status()
                      : end.output().strip()));
    } finally {
      boolean unused = Trees.remove(work);
    }
  }
}
