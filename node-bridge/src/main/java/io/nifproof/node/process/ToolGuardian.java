package io.nifproof.node.process;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The guardian of all commands of this JVM, started with the first of them. When the JVM ends while
 * commands run, in whatever way, it kills them; when none runs, it leaves alone what earlier ones
 * left on purpose, such as a gpg-agent. Thread-safe.
 */
final class ToolGuardian {
  private static final String TOKEN = token();
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final AtomicInteger RUNNING = new AtomicInteger();
  private static Guardian guardian;

  private ToolGuardian() {}

  private static String token() {
    byte[] bytes = new byte[6];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Its guardian. */
  static synchronized Guardian get() throws NotStartedException {
    if (guardian == null) {
      Guardian started = Guardian.start(Command.MARK + "=" + TOKEN, Path.of("/dev/null"), "TERM");
      try {
        Runtime.getRuntime().addShutdownHook(new Thread(ToolGuardian::end, "commands-end"));
      } catch (IllegalStateException ending) {
        started.dismiss();
        throw new NotStartedException("nothing is started any more: the tool is about to end");
      }
      guardian = started;
    }
    return guardian;
  }

  /** A new value of the mark, for a command that begins now. */
  static String begin() {
    RUNNING.incrementAndGet();
    return TOKEN + "-" + COUNTER.incrementAndGet();
  }

  /** Says that a command has ended. */
  static void ended() {
    RUNNING.decrementAndGet();
  }

  private static void end() {
    if (RUNNING.get() == 0) {
      guardian.dismiss();
    } // else it sees the JVM's end as that of its pipe
  }
}
