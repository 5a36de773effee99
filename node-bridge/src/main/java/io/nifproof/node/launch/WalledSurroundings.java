package io.nifproof.node.launch;

import io.nifproof.node.process.ChildProcess;
import io.nifproof.node.process.Guardian;
import io.nifproof.node.wall.Wall;
import io.nifproof.node.wall.WallSettings;
import io.nifproof.node.wall.WalledCommand;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A wall around each node.
 *
 * @param reports where the guards tell what outlived their nodes; no node sees it
 */
record WalledSurroundings(
    Wall.Bubblewrap wall, WallSettings settings, Path reports, Guardian guardian)
    implements Surroundings {
  @Override
  public String portMapper() {
    return WalledCommand.PORT;
  }

  @Override
  public RunningVm start(WalledCommand command, String name, String marker) throws IOException {
    Path report = reports.resolve(name);
    ChildProcess process =
        ChildProcess.start(
            command.launch(wall, settings, report), Surroundings.lastWords(), guardian);
    return WalledVm.of(process, report);
  }

  @Override
  public void close() {
    // Every wall falls with its node.
  }
}
