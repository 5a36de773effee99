package io.nifproof.node.launch;

import com.ericsson.otp.erlang.OtpTransportFactory;
import io.nifproof.node.process.ChildProcess;
import io.nifproof.node.process.Guardian;
import io.nifproof.node.wall.WalledCommand;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The machine itself: nodes can do whatever their user can, and register with the tool. */
record OpenSurroundings(Epmd epmd, Guardian guardian) implements Surroundings {
  @Override
  public String portMapper() {
    return Integer.toString(epmd.port());
  }

  @Override
  public RunningVm start(WalledCommand command, String name, String marker) throws IOException {
    CompletableFuture<Void> registered = epmd.registered(name);
    try {
      ChildProcess process = ChildProcess.start(command.open(), Surroundings.lastWords(), guardian);
      var unused = process.exit().thenRun(() -> epmd.forget(name));
      return new OpenVm(process, registered, marker);
    } catch (IOException e) {
      epmd.forget(name);
      throw e;
    }
  }

  @Override
  public void close() {
    epmd.close();
  }

  /**
   * A VM without a wall: it registers with the tool's port mapper, is reached through a port on
   * loopback, and its processes are known by what they carry in their environment.
   */
  private record OpenVm(ChildProcess process, CompletableFuture<Void> ready, String marker)
      implements RunningVm {
    @Override
    public OtpTransportFactory transports() {
      return new ListensNowhere();
    }

    @Override
    public long pid() {
      return process.pid();
    }

    @Override
    public boolean soughtNetwork() {
      return false;
    }

    @Override
    public List<LeftBehind> end() {
      int unused = process.end();
      return Leftovers.kill(marker);
    }
  }
}
