package io.nifproof.node.launch;

import com.ericsson.otp.erlang.OtpServerTransport;
import com.ericsson.otp.erlang.OtpSocketTransportFactory;
import com.ericsson.otp.erlang.OtpTransport;
import java.io.IOException;

/**
 * Connects as JInterface does, and listens nowhere: {@code OtpSelf} would open a port on every
 * address of the machine, though nobody ever calls us.
 */
final class ListensNowhere extends OtpSocketTransportFactory {
  @Override
  public OtpServerTransport createServerTransport(int port) {
    return new NoServer();
  }

  /** What stands where a listening socket would be. */
  record NoServer() implements OtpServerTransport {
    @Override
    public int getLocalPort() {
      return 0;
    }

    @Override
    public OtpTransport accept() throws IOException {
      throw new IOException("nifproof listens nowhere");
    }

    @Override
    public void close() {}
  }
}
