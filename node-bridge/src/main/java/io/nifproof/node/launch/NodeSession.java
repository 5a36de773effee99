package io.nifproof.node.launch;

import com.ericsson.otp.erlang.OtpAuthException;
import com.ericsson.otp.erlang.OtpPeer;
import com.ericsson.otp.erlang.OtpSelf;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.Flavor;
import io.nifproof.node.process.BoundedOutput;
import io.nifproof.node.process.ChildProcess;
import io.nifproof.node.process.Guardian;
import io.nifproof.node.process.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One run's nodes: the cookie, the folder they live in, and the guardian that ends them with the
 * tool. Thread-safe; nodes may boot side by side.
 */
public final class NodeSession implements AutoCloseable {
  /** The environment variable that every child process of a run carries. */
  public static final String RUN_MARKER = "NIFPROOF_RUN";

  private static final String NODE_MARKER = "NIFPROOF_NODE";

  private static final int TAIL_BYTES = 16 * 1024;

  /**
   * One scheduler of each kind boots fastest and loads the machine least; no busy waiting, since
   * nodes share the cores with compilers.
   */
  private static final List<String> VM_FLAGS =
      List.of("-S1:1", "-SDcpu1:1", "-SDio1", "-A1", "-sbwtnone", "-sbwtdcpunone", "-sbwtdionone");

  private final Path folder;
  private final String token;
  private final String cookie;
  private final Guardian guardian;
  private final Epmd epmd;
  private final BootFiles bootFiles;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final AtomicInteger counter = new AtomicInteger();

  private NodeSession(Path folder, String token, String cookie, Guardian guardian, Epmd epmd) {
    this.folder = folder;
    this.token = token;
    this.cookie = cookie;
    this.guardian = guardian;
    this.epmd = epmd;
    this.bootFiles = new BootFiles(folder);
  }

  /**
   * Opens a session.
   *
   * @param folder an existing folder of the run's own; nodes write nowhere else
   * @throws IOException when the guardian or the port mapper cannot be started
   */
  public static NodeSession open(Path folder) throws IOException {
    SecureRandom random = new SecureRandom();
    String token = hex(random, 6);
    Guardian guardian =
        Guardian.start(RUN_MARKER + "=" + token, folder.resolve("ended-by-guardian.txt"), "KILL");
    return new NodeSession(folder, token, hex(random, 16), guardian, Epmd.open());
  }

  private static String hex(SecureRandom random, int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return HexFormat.of().formatHex(value);
  }

  /** What every child process of the run must have in its environment to be found and ended. */
  public Map<String, String> markers() {
    return Map.of(RUN_MARKER, token);
  }

  /**
   * Boots a node and waits until it can be reached. A VM that ends while it boots with our boot
   * file is given another try with its own.
   */
  public BootResult boot(ErlangRuntime runtime, NodeOptions options) {
    Optional<Path> ours = bootFiles.ours(runtime);
    BootResult first = boot(runtime, options, ours);
    boolean ended = first instanceof BootResult.NotBooted not && not.byItself();
    if (ours.isEmpty() || !ended) {
      return first;
    }
    BootResult second = boot(runtime, options, Optional.empty());
    if (second instanceof BootResult.Booted) {
      bootFiles.giveUp(runtime);
    }
    return second;
  }

  private BootResult boot(ErlangRuntime runtime, NodeOptions options, Optional<Path> bootFile) {
    String alive = "nifproof" + counter.incrementAndGet() + "-" + token;
    CompletableFuture<Void> registered = epmd.registered(alive);
    try {
      Path home = makeFolder(alive);
      NodePlace place = new NodePlace(alive, home, NodeRecord.in(home), NODE_MARKER + "=" + alive);
      long start = System.nanoTime();
      ChildProcess process = start(runtime, options, place, bootFile);
      return reach(runtime, options, place, process, registered, start);
    } catch (IOException e) {
      return new BootResult.NotBooted(
          "the VM's process could not be started: " + e.getMessage(), "", Optional.empty(), false);
    } finally {
      epmd.forget(alive);
    }
  }

  /**
   * Runs a program to its end, as one of the run's children: in a session of its own, without core
   * files, with its output bounded, and with everything that it left behind killed.
   *
   * @param argv the program and its arguments
   * @param environment all of its environment; the markers of the run are added
   * @param directory where it runs
   * @param memoryLimit bytes of private writable memory it may map
   * @param deadline the time it has; then it is killed
   * @throws IOException when it cannot be started
   */
  public ProgramEnd run(
      List<String> argv,
      Map<String, String> environment,
      Path directory,
      long memoryLimit,
      Duration deadline)
      throws IOException {
    String name = "program" + counter.incrementAndGet() + "-" + token;
    Map<String, String> marked = new LinkedHashMap<>(environment);
    marked.put(RUN_MARKER, token);
    marked.put(NODE_MARKER, name);
    ChildProcess process = start(new Launch(argv, marked, directory), memoryLimit);
    Optional<ExitStatus> status = process.await(deadline).map(ExitStatus::new);
    int unused = process.end();
    List<LeftBehind> left = Leftovers.kill(NODE_MARKER + "=" + name);
    return new ProgramEnd(status, process.output(), left);
  }

  private Path makeFolder(String alive) throws IOException {
    Path home = Files.createDirectory(folder.resolve(alive));
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    Path file =
        Files.createFile(
            home.resolve(".erlang.cookie"), PosixFilePermissions.asFileAttribute(ownerOnly));
    Files.writeString(file, cookie);
    return home;
  }

  private ChildProcess start(
      ErlangRuntime runtime, NodeOptions options, NodePlace place, Optional<Path> bootFile)
      throws IOException {
    Flavor flavor = options.flavor().orElse(runtime.flavor());
    List<String> flags = new ArrayList<>(VM_FLAGS);
    flags.addAll(options.vmFlags());
    List<String> arguments =
        new NodeArguments(place.name(), epmd.port(), options.user(), bootFile).words();
    VmCommand plain = VmCommand.of(runtime, flavor, place.folder(), flags, arguments);
    VmCommand command = plain.preloading(runtime.start(), options.preloads());

    Map<String, String> environment = new LinkedHashMap<>(command.environment());
    environment.put("ERL_CRASH_DUMP", place.folder().resolve("erl_crash.dump").toString());
    environment.put("ERL_CRASH_DUMP_SECONDS", "0");
    environment.put("TMPDIR", place.folder().toString());
    if (!options.user()) {
      environment.put("ERL_INET_ETC_DIR", bootFiles.resolver().toString());
    }
    environment.put(RUN_MARKER, token);
    environment.put(NODE_MARKER, place.alive());
    environment.putAll(options.environment());
    return start(new Launch(command.argv(), environment, place.folder()), options.memoryLimit());
  }

  private ChildProcess start(Launch launch, long memoryLimit) throws IOException {
    BoundedOutput lastWords = new BoundedOutput(0, TAIL_BYTES);
    return ChildProcess.start(launch.withMemoryLimit(memoryLimit), lastWords, guardian);
  }

  private BootResult reach(
      ErlangRuntime runtime,
      NodeOptions options,
      NodePlace place,
      ChildProcess process,
      CompletableFuture<Void> registered,
      long start) {
    String reason;
    boolean byItself = false;
    try {
      CompletableFuture.anyOf(registered, process.exit())
          .get(options.bootTimeout().toMillis(), TimeUnit.MILLISECONDS);
      if (registered.isDone()) {
        OtpSelf self =
            new OtpSelf("nifproof-" + token + "@" + NodePlace.HOST, cookie, new ListensNowhere());
        var connection = self.connect(new OtpPeer(place.name()));
        Duration bootTime = Duration.ofNanos(System.nanoTime() - start);
        return new BootResult.Booted(new ErlangNode(place, runtime, process, connection, bootTime));
      }
      reason = "the VM ended while it booted";
      byItself = true;
    } catch (TimeoutException e) {
      reason = "the VM did not finish booting within " + options.bootTimeout().toSeconds() + " s";
    } catch (IOException | OtpAuthException e) {
      reason = "the node registered, but the connection to it failed: " + e.getMessage();
    } catch (ExecutionException e) {
      reason = "the VM's process could not be watched: " + e.getCause().getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reason = "interrupted while the VM booted";
    }
    ExitStatus status = new ExitStatus(process.end());
    Leftovers.kill(place.marker());
    place.record().close();
    return new BootResult.NotBooted(reason, process.output(), Optional.of(status), byItself);
  }

  /** Ends whatever is left of the run's processes; a second time it does nothing. */
  @Override
  public void close() {
    if (open.getAndSet(false)) {
      guardian.close();
      epmd.close();
    }
  }
}
