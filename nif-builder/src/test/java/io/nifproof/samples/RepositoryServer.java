package io.nifproof.samples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.security.Constraint;
import org.eclipse.jetty.security.HashLoginService;
import org.eclipse.jetty.security.SecurityHandler;
import org.eclipse.jetty.security.UserStore;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.security.Credential;

/** A Maven repository on loopback, by Jetty, that wants a password and fails on demand. */
public final class RepositoryServer implements AutoCloseable {
  /** Who may come in. */
  public static final String USER = "alice";

  /** With what. */
  public static final String PASSWORD = "s3cret";

  private static final int CUT_OFF = -1;

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<String, List<Integer>> faults = new ConcurrentHashMap<>();

  /** Serves a folder. */
  public RepositoryServer(Path root) throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    HashLoginService users = new HashLoginService("repository");
    UserStore store = new UserStore();
    store.addUser(USER, Credential.getCredential(PASSWORD), new String[] {"user"});
    users.setUserStore(store);
    SecurityHandler.PathMapped security = new SecurityHandler.PathMapped();
    security.put("/*", Constraint.ANY_USER);
    security.setAuthenticator(new BasicAuthenticator());
    security.setLoginService(users);
    security.setHandler(new Store(root));
    server.setHandler(security);
    server.start();
  }

  /** Its address. */
  public String url() {
    return "http://127.0.0.1:" + connector.getLocalPort() + "/";
  }

  /** Its port. */
  public int port() {
    return connector.getLocalPort();
  }

  /**
   * Answers the next requests for files of this ending with these statuses, one after the other.
   */
  public void fail(String ending, Integer... statuses) {
    faults.put(ending, new CopyOnWriteArrayList<>(statuses));
  }

  /** Breaks off in the middle of the next downloads of files of this ending. */
  public void cutOff(String ending, int times) {
    faults.put(ending, new CopyOnWriteArrayList<>(Collections.nCopies(times, CUT_OFF)));
  }

  /** What was asked of it, such as {@code GET /a/b.so}. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private Optional<Integer> fault(String path) {
    for (Map.Entry<String, List<Integer>> each : faults.entrySet()) {
      if (path.endsWith(each.getKey()) && !each.getValue().isEmpty()) {
        return Optional.of(each.getValue().remove(0));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server did not stop", e);
    }
  }

  /** Takes and gives files. */
  private final class Store extends Handler.Abstract {
    private final Path root;

    Store(Path root) {
      this.root = root;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      String path = Request.getPathInContext(request);
      requests.add(request.getMethod() + " " + path);
      Path file = root.resolve(path.substring(1)).normalize();
      Optional<Integer> fault = fault(path);
      if (fault.isPresent() && fault.get() != CUT_OFF) {
        Response.writeError(request, response, callback, fault.get());
      } else if (request.getMethod().equals("PUT")) {
        Files.createDirectories(file.getParent());
        try (InputStream in = Content.Source.asInputStream(request)) {
          Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        response.setStatus(201);
        callback.succeeded();
      } else if (file.startsWith(root) && Files.isRegularFile(file)) {
        byte[] bytes = Files.readAllBytes(file);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        int length = fault.isPresent() ? bytes.length / 2 : bytes.length;
        response.write(
            fault.isEmpty(),
            ByteBuffer.wrap(bytes, 0, length),
            fault.isEmpty() ? callback : Callback.from(() -> broken(callback)));
      } else {
        Response.writeError(request, response, callback, 404);
      }
      return true;
    }

    private void broken(Callback callback) {
      callback.failed(new IOException("cut off, as the test wants it"));
    }
  }
}
