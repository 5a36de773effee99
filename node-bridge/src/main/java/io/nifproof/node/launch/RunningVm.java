package io.nifproof.node.launch;

import com.ericsson.otp.erlang.OtpTransportFactory;
import io.nifproof.node.process.ChildProcess;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A VM that was started: its process, and how it is reached and ended. Thread-safe. */
interface RunningVm {
  /** What was started; its exit status is the VM's. */
  ChildProcess process();

  /** Completes when a connection to it can be made. */
  CompletableFuture<Void> ready();

  /** Makes that connection. */
  OtpTransportFactory transports();

  /** The process id of the VM itself. */
  long pid();

  /**
   * Whether something in its wall looked for the network since this was asked first; false without
   * a wall.
   */
  boolean soughtNetwork();

  /** Ends it and everything that it started; returns what had outlived it. Once. */
  List<LeftBehind> end();
}
