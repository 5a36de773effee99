package io.nifproof.node.launch;

import com.ericsson.otp.erlang.OtpAuthException;
import com.ericsson.otp.erlang.OtpConnection;
import com.ericsson.otp.erlang.OtpErlangAtom;
import com.ericsson.otp.erlang.OtpErlangExit;
import com.ericsson.otp.erlang.OtpErlangList;
import com.ericsson.otp.erlang.OtpErlangObject;
import com.ericsson.otp.erlang.OtpErlangRef;
import com.ericsson.otp.erlang.OtpErlangTuple;
import io.nifproof.node.Doubt;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running Erlang node that we started and may kill. One call at a time; {@link #close} may come
 * from any thread.
 */
public final class ErlangNode implements AutoCloseable {
  private static final Duration LAST_MESSAGES = Duration.ofMillis(100);
  private static final Duration UNTIL_DEAD = Duration.ofSeconds(5);

  private final String name;
  private final ErlangRuntime runtime;
  private final Path folder;
  private final ChildProcess process;
  private final OtpConnection connection;
  private final NodeRecord record;
  private final String marker;
  private final Duration bootTime;
  private final Object ending = new Object();
  private final RunProgram program;
  private final Set<Doubt> doubts = Collections.synchronizedSet(EnumSet.noneOf(Doubt.class));
  private OtpErlangRef answered;
  private List<LeftBehind> leftBehind;
  private Optional<ExitStatus> byItself = Optional.empty();

  ErlangNode(
      NodePlace place,
      ErlangRuntime runtime,
      ChildProcess process,
      OtpConnection connection,
      Duration bootTime) {
    this.name = place.name();
    this.folder = place.folder();
    this.record = place.record();
    this.marker = place.marker();
    this.runtime = runtime;
    this.process = process;
    this.program = RunProgram.of(process.pid());
    this.connection = connection;
    this.bootTime = bootTime;
    // What a library writes to its socket can be too much for JInterface's thread.
    connection.setUncaughtExceptionHandler((thread, failure) -> doubt(Doubt.NONSENSE));
    // A child that a NIF forked can hold the socket open after the VM is dead: go by the process.
    var unused =
        process
            .exit()
            .thenRunAsync(
                connection::close,
                CompletableFuture.delayedExecutor(LAST_MESSAGES.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Its node name, e.g. {@code cell3@127.0.0.1}. */
  public String name() {
    return name;
  }

  /** What it runs on. */
  public ErlangRuntime runtime() {
    return runtime;
  }

  /** Its own folder: home and working directory. */
  public Path folder() {
    return folder;
  }

  /**
   * What a library that is preloaded into its VM noted; of an ended node, what stood there last.
   */
  public NodeRecord record() {
    return record;
  }

  /** The process id of its VM. */
  public long pid() {
    return process.pid();
  }

  /** From the start of the process until it could be reached. */
  public Duration bootTime() {
    return bootTime;
  }

  /**
   * Calls a function in the node, as {@code rpc:call/4} does. An answer is one to this question,
   * given while the VM lived: a late one to an earlier question is dropped, a second one is a
   * doubt.
   *
   * @param timeout how long to wait for its answer
   */
  public synchronized Reply call(
      String module, String function, Duration timeout, OtpErlangObject... arguments) {
    try {
      OtpErlangRef question = connection.self().createRef();
      connection.send("rex", request(question, module, function, arguments));
      long deadline = System.nanoTime() + timeout.toNanos();
      while (true) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        OtpErlangObject message = connection.receive(Math.max(1, left));
        if (message instanceof OtpErlangTuple tuple && tuple.arity() == 2) {
          if (tuple.elementAt(0).equals(question)) {
            answered = question;
            // A child that a NIF forked can answer in the name of a VM that is dead.
            return process.isAlive() ? new Reply.Answer(tuple.elementAt(1)) : down();
          } else if (tuple.elementAt(0).equals(answered)) {
            doubt(Doubt.ANSWERED_TWICE);
          }
        }
      }
    } catch (InterruptedException late) { // JInterface's word for a time-out
      lookAtProgram();
      return process.isAlive() ? new Reply.TimedOut(timeout) : down();
    } catch (IOException | OtpErlangExit | OtpAuthException lost) {
      return down();
    }
  }

  /** What {@code gen_server:call(rex, {call, M, F, A, user})} sends. */
  private OtpErlangTuple request(
      OtpErlangRef question, String module, String function, OtpErlangObject... arguments) {
    OtpErlangTuple call =
        tuple(
            new OtpErlangAtom("call"),
            new OtpErlangAtom(module),
            new OtpErlangAtom(function),
            new OtpErlangList(arguments),
            new OtpErlangAtom("user"));
    return tuple(new OtpErlangAtom("$gen_call"), tuple(connection.self().pid(), question), call);
  }

  private static OtpErlangTuple tuple(OtpErlangObject... elements) {
    return new OtpErlangTuple(elements);
  }

  private Reply down() {
    lookAtProgram();
    return process
        .await(UNTIL_DEAD)
        .map(ExitStatus::new)
        .<Reply>map(Reply.Down::new)
        // The connection is gone but the VM is not: it cannot answer any more, so it goes too.
        .orElseGet(() -> new Reply.TimedOut(UNTIL_DEAD));
  }

  private void lookAtProgram() {
    if (program.changed()) {
      doubt(Doubt.OTHER_PROGRAM);
    }
  }

  /** Whether the VM's process certainly runs another program by now. */
  public boolean runsOtherProgram() {
    return program.changed();
  }

  /** Notes something that no VM does. */
  public void doubt(Doubt doubt) {
    doubts.add(doubt);
  }

  /** What was noted of that kind so far; all of it once the node has ended. */
  public Set<Doubt> doubts() {
    synchronized (doubts) {
      return Set.copyOf(doubts);
    }
  }

  /** How the VM ended before anybody asked it to; known once the node has ended. */
  public Optional<ExitStatus> endedByItself() {
    synchronized (ending) {
      return byItself;
    }
  }

  /** Waits for the VM to end by itself; a time-out when it does not. */
  public Reply awaitEnd(Duration timeout) {
    return process
        .await(timeout)
        .map(ExitStatus::new)
        .<Reply>map(Reply.Down::new)
        .orElseGet(() -> new Reply.TimedOut(timeout));
  }

  /** The end of what the VM wrote to stdout and stderr. */
  public String output() {
    return process.output();
  }

  /** Sends a signal to the VM's process alone, e.g. {@code USR2}. */
  public void signal(String name) {
    process.signalAlone(name);
  }

  /** Kills the VM and everything that it started; returns what had escaped its process group. */
  public List<LeftBehind> end() {
    synchronized (ending) { // not on this: a call that waits for its answer must not delay the end
      if (leftBehind == null) {
        byItself = process.await(Duration.ZERO).map(ExitStatus::new);
        lookAtProgram();
        int unused = process.end();
        connection.close();
        leftBehind = Leftovers.kill(marker);
        record.close();
      }
      return leftBehind;
    }
  }

  @Override
  public void close() {
    end();
  }
}
