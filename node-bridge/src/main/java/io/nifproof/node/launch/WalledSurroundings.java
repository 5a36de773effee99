package io.nifproof.node.launch;

import com.ericsson.otp.erlang.OtpTransportFactory;
import io.nifproof.node.process.ChildProcess;
import io.nifproof.node.process.Guardian;
import io.nifproof.node.process.ProcessTree;
import io.nifproof.node.wall.NetworkCounters;
import io.nifproof.node.wall.Wall;
import io.nifproof.node.wall.WallSettings;
import io.nifproof.node.wall.WalledCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

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

  /**
   * A VM behind a wall: the guard in there says when it can be reached, carries its distribution
   * over two pipes, and tells what outlived it. The process space ends as a whole.
   *
   * @param report what the guard tells when it ends
   * @param unanswered how often its network was sought in vain when it had booted; -1 before
   */
  private record WalledVm(
      ChildProcess process, CompletableFuture<Void> ready, Path report, AtomicLong unanswered)
      implements RunningVm {
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Begins to wait for the guard's word that the VM can be reached. */
    static WalledVm of(ChildProcess process, Path report) {
      CompletableFuture<Void> ready = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> {
                try {
                  if (process.stdout().read() >= 0) {
                    ready.complete(null);
                  }
                } catch (IOException gone) {
                  // The end of the process says it all.
                }
              },
              "boot of " + process.pid());
      thread.setDaemon(true);
      thread.start();
      return new WalledVm(process, ready, report, new AtomicLong(-1));
    }

    @Override
    public OtpTransportFactory transports() {
      return new PipeTransports(process);
    }

    /** The second process of its space; the first is the guard, below bubblewrap itself. */
    @Override
    public long pid() {
      return ProcessTree.children(process.pid())
          .flatMap(guard -> ProcessTree.children(guard))
          .filter(pid -> ProcessTree.numberInside(pid).equals("2"))
          .findFirst()
          .orElse(process.pid());
    }

    @Override
    public boolean soughtNetwork() {
      long now = NetworkCounters.unanswered(pid());
      return unanswered.getAndUpdate(first -> first < 0 ? now : first) >= 0
          && now > unanswered.get();
    }

    @Override
    public List<LeftBehind> end() {
      int unused = process.finish(GRACE);
      return Leftovers.told(report);
    }
  }
}
