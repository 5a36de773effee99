package io.nifproof.node.launch;

import com.ericsson.otp.erlang.OtpServerTransport;
import com.ericsson.otp.erlang.OtpTransport;
import com.ericsson.otp.erlang.OtpTransportFactory;
import io.nifproof.node.process.ChildProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;

/**
 * Reaches a node by its process's stdin and stdout. JInterface asks a port mapper first: the answer
 * is always the same, a port that stands for the pipes.
 */
record PipeTransports(ChildProcess process) implements OtpTransportFactory {
  /** No port mapper has it. */
  private static final int PIPES = 1;

  /**
   * {@code PORT2_RESP} of the distribution protocol: found, port, hidden node, TCP, versions 6 to
   * 5, no name, nothing extra.
   */
  private static final byte[] ANSWER = {119, 0, 0, PIPES, 72, 0, 0, 6, 0, 5, 0, 0, 0, 0};

  @Override
  public OtpTransport createTransport(String host, int port) {
    return port == PIPES
        ? new Streams(process.stdout(), process.stdin())
        : new Streams(new ByteArrayInputStream(ANSWER), OutputStream.nullOutputStream());
  }

  @Override
  public OtpTransport createTransport(InetAddress address, int port) {
    return createTransport(address.getHostAddress(), port);
  }

  @Override
  public OtpServerTransport createServerTransport(int port) {
    return new ListensNowhere.NoServer();
  }

  /** Two streams as one connection. */
  private record Streams(InputStream in, OutputStream out) implements OtpTransport {
    @Override
    public InputStream getInputStream() {
      return in;
    }

    @Override
    public OutputStream getOutputStream() {
      return out;
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
