package io.nifproof.node.process;

import io.nifproof.node.files.SearchPath;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A small shell process that sends signals for the tool while it lives and ends all of its children
 * when it is gone, even by {@code kill -9}.
 *
 * <p>It reads its orders from a pipe whose other end only this JVM holds, so the end of the pipe is
 * the end of the JVM. It knows the children by a marker in their environment ({@code
 * /proc/PID/environ}), which processes inherit that left their group or session. It stands in a
 * session of its own, so that signals to the tool's process group do not reach it. Thread-safe.
 */
public final class Guardian implements AutoCloseable {
  /**
   * {@code $1} is how the entry of the environment begins that marks the children, {@code $2} a
   * file that is written when the tool died without saying so, {@code $3} the first signal then.
   * Three sweeps in a row must find nothing, for a child may have been on its way from fork to
   * exec, without the marker, at the first.
   */
  private static final String SCRIPT =
      """
      sweep() {
        found=0
        for file in $(grep -lzs "^$1" /proc/[0-9]*/environ); do
          pid=${file#/proc/}
          kill -s "$2" "${pid%/environ}" 2>/dev/null && found=1
        done
      }
      while read -r signal group; do
        case $signal in
          BYE) exit 0 ;;
          SWEEP) sweep "$1" KILL ;;
          ONE-*) kill -s "${signal#ONE-}" -- "$group" 2>/dev/null ;;
          TERM) kill -s TERM -- "-$group" 2>/dev/null || kill -s TERM "$group" 2>/dev/null ;;
          *) kill -s "$signal" -- "-$group" 2>/dev/null ;;
        esac
      done
      sweep "$1" "$3"
      sleep 0.1
      quiet=0
      while [ "$quiet" -lt 3 ]; do
        sweep "$1" KILL
        if [ "$found" = 0 ]; then quiet=$((quiet + 1)); else quiet=0; fi
        sleep 0.1
      done
      echo 'the tool died without ending its run; its child processes were killed' >"$2"
      """;

  /** Marks that this JVM may itself carry, as somebody's child; its guardian must outlive it. */
  private static final List<String> MARKS = List.of("NIFPROOF_RUN", "NIFPROOF_NODE", Command.MARK);

  private final Process process;
  private final OutputStream orders;

  private Guardian(Process process) {
    this.process = process;
    this.orders = process.getOutputStream();
  }

  /**
   * Starts it.
   *
   * @param marker how the entry of the environment begins that all children carry, {@code
   *     NAME=value}; letters and digits only
   * @param obituary where it writes that the tool died
   * @param signal what it sends first then: {@code KILL}, or {@code TERM} to those that have
   *     temporary files to remove; it kills a tenth of a second later
   * @throws NotStartedException when {@code sh} or {@code setsid} cannot be started
   */
  public static Guardian start(String marker, Path obituary, String signal)
      throws NotStartedException {
    String path = SearchPath.withSystem(System.getenv());
    String setsid =
        SearchPath.parse(path)
            .program("setsid")
            .map(Path::toString)
            .orElseThrow(() -> new NotStartedException("there is no `setsid` in " + path));
    ProcessBuilder builder =
        new ProcessBuilder(
            setsid, "sh", "-c", SCRIPT, "nifproof-guardian", marker, obituary.toString(), signal);
    builder.environment().put("PATH", path);
    MARKS.forEach(builder.environment()::remove);
    builder.directory(new File("/"));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return new Guardian(builder.start());
    } catch (IOException e) {
      throw new NotStartedException(
          "the process that ends the tool's children cannot be started: " + e.getMessage(), e);
    }
  }

  /**
   * Sends a signal ({@code TERM}, {@code KILL}, …) to every process of a group. In its first
   * moments a child leads no group yet: {@code TERM} then goes to it alone, and never to one
   * process twice.
   */
  synchronized void signal(String name, long group) {
    try {
      orders.write((name + " " + group + "\n").getBytes(StandardCharsets.US_ASCII));
      orders.flush();
    } catch (IOException gone) {
      // Somebody killed the guardian: do what can be done without it.
      ProcessHandle.of(group).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** Sends a signal to one process. */
  void signalOne(String name, long process) {
    signal("ONE-" + name, process);
  }

  /** Has it go, and leave alone what is there. */
  void dismiss() {
    try (orders) {
      orders.write("BYE 0\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException gone) {
      return;
    }
  }

  /** Has it end whatever is left and go, and waits for that, two seconds at most. */
  @Override
  public void close() {
    signal("SWEEP", 0);
    dismiss();
    try {
      process.waitFor(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
