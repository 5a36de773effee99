package io.nifproof.node.launch;

import com.ericsson.otp.erlang.OtpTransportFactory;
import io.nifproof.node.process.ChildProcess;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A VM without a wall: it registers with the tool's port mapper, is reached through a port on
 * loopback, and its processes are known by what they carry in their environment.
 */
record OpenVm(ChildProcess process, CompletableFuture<Void> ready, String marker)
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
