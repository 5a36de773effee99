package io.nifproof.node.launch;

import com.ericsson.otp.erlang.OtpEpmd;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Erlang port mapper of this JVM's nodes, inside it, on loopback and a port the kernel chose.
 *
 * <p>A process {@code epmd} of our own would be one more thing to start, to wait for and to leave
 * behind, and its port would have to be guessed. This one dies with the tool, and it knows the
 * moment a node is ready because that is when the node registers. There is one in a JVM because
 * JInterface keeps the port of its epmd in a static field. The protocol is the one of the
 * "Distribution Protocol" chapter of the ERTS User's Guide (OTP 27): ALIVE2_REQ, PORT_PLEASE2_REQ
 * and NAMES_REQ. Thread-safe.
 *
 * <p>It ends with its last user: a JVM that exits waits a third of a second for every thread that
 * waits in a system call.
 */
final class Epmd implements AutoCloseable {
  private static final int ALIVE2_REQ = 120;
  private static final int ALIVE2_X_RESP = 118;
  private static final int ALIVE2_RESP = 121;
  private static final int PORT_PLEASE2_REQ = 122;
  private static final int PORT2_RESP = 119;
  private static final int NAMES_REQ = 110;

  private static Epmd shared;
  private static int users;

  private record Registration(int port, int type, int protocol, int highest, int lowest) {}

  private final ServerSocket server;
  private final Map<String, Registration> nodes = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();

  private Epmd(ServerSocket server) {
    this.server = server;
  }

  /** The one of this JVM, started if there is none; its user closes it. */
  static synchronized Epmd open() throws IOException {
    if (shared == null) {
      shared =
          new Epmd(new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
      daemon("epmd", shared::accept);
      OtpEpmd.useEpmdPort(shared.port());
    }
    users++;
    return shared;
  }

  /** Ends its use, once for each {@link #open}. */
  @Override
  public void close() {
    synchronized (Epmd.class) {
      if (--users == 0) {
        shared = null;
        try {
          server.close();
        } catch (IOException e) {
          // Its thread ends with the JVM then.
        }
      }
    }
  }

  int port() {
    return server.getLocalPort();
  }

  /** Completes when a node registers under that name (without host); ask before it starts. */
  CompletableFuture<Void> registered(String name) {
    return awaited.computeIfAbsent(name, unused -> new CompletableFuture<>());
  }

  /** Forgets that somebody waits for that name. */
  void forget(String name) {
    awaited.remove(name);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        daemon("epmd-connection", () -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    String name = null;
    try (socket) {
      socket.setTcpNoDelay(true);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] request = in.readNBytes(in.readUnsignedShort());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      switch (request.length == 0 ? 0 : Byte.toUnsignedInt(request[0])) {
        case ALIVE2_REQ -> {
          name = register(request, out);
          in.read(); // the node keeps the connection open for as long as it lives
        }
        case PORT_PLEASE2_REQ -> answerPort(request, out);
        case NAMES_REQ -> answerNames(out);
        default -> {}
      }
    } catch (IOException | IndexOutOfBoundsException lost) {
      // A peer that breaks off or talks nonsense loses its connection; nothing else depends on it.
    } finally {
      if (name != null) {
        nodes.remove(name);
      }
    }
  }

  private String register(byte[] request, DataOutputStream out) throws IOException {
    int highest = unsigned16(request, 5);
    String name = new String(request, 11, unsigned16(request, 9), StandardCharsets.UTF_8);
    nodes.put(
        name,
        new Registration(
            unsigned16(request, 1), request[3], request[4], highest, unsigned16(request, 7)));
    if (highest >= 6) {
      out.write(new byte[] {ALIVE2_X_RESP, 0, 0, 0, 0, 1});
    } else {
      out.write(new byte[] {ALIVE2_RESP, 0, 0, 1});
    }
    out.flush();
    CompletableFuture<Void> waiting = awaited.get(name);
    if (waiting != null) {
      waiting.complete(null);
    }
    return name;
  }

  private void answerPort(byte[] request, DataOutputStream out) throws IOException {
    String name = new String(request, 1, request.length - 1, StandardCharsets.UTF_8);
    Registration node = nodes.get(name);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream answer = new DataOutputStream(bytes);
    answer.writeByte(PORT2_RESP);
    answer.writeByte(node == null ? 1 : 0);
    if (node != null) {
      byte[] text = name.getBytes(StandardCharsets.UTF_8);
      answer.writeShort(node.port());
      answer.writeByte(node.type());
      answer.writeByte(node.protocol());
      answer.writeShort(node.highest());
      answer.writeShort(node.lowest());
      answer.writeShort(text.length);
      answer.write(text);
      answer.writeShort(0);
    }
    out.write(bytes.toByteArray());
    out.flush();
  }

  private void answerNames(DataOutputStream out) throws IOException {
    out.writeInt(port());
    for (Map.Entry<String, Registration> node : nodes.entrySet()) {
      String line = "name " + node.getKey() + " at port " + node.getValue().port() + "\n";
      out.write(line.getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }

  private static int unsigned16(byte[] bytes, int at) {
    return Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]);
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }
}
