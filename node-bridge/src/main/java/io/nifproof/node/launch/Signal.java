package io.nifproof.node.launch;

import java.util.Map;
import java.util.Optional;

/**
 * A Linux signal. The numbers are those of {@code signal(7)} for x86-64 and AArch64, which agree.
 *
 * @param number 1 to 64
 */
public record Signal(int number) {
  /** Invalid memory reference. */
  public static final Signal SEGV = new Signal(11);

  /** Cannot be caught. */
  public static final Signal KILL = new Signal(9);

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "SIGHUP"),
          Map.entry(2, "SIGINT"),
          Map.entry(3, "SIGQUIT"),
          Map.entry(4, "SIGILL"),
          Map.entry(5, "SIGTRAP"),
          Map.entry(6, "SIGABRT"),
          Map.entry(7, "SIGBUS"),
          Map.entry(8, "SIGFPE"),
          Map.entry(9, "SIGKILL"),
          Map.entry(10, "SIGUSR1"),
          Map.entry(11, "SIGSEGV"),
          Map.entry(12, "SIGUSR2"),
          Map.entry(13, "SIGPIPE"),
          Map.entry(14, "SIGALRM"),
          Map.entry(15, "SIGTERM"),
          Map.entry(16, "SIGSTKFLT"),
          Map.entry(17, "SIGCHLD"),
          Map.entry(18, "SIGCONT"),
          Map.entry(19, "SIGSTOP"),
          Map.entry(20, "SIGTSTP"),
          Map.entry(21, "SIGTTIN"),
          Map.entry(22, "SIGTTOU"),
          Map.entry(23, "SIGURG"),
          Map.entry(24, "SIGXCPU"),
          Map.entry(25, "SIGXFSZ"),
          Map.entry(26, "SIGVTALRM"),
          Map.entry(27, "SIGPROF"),
          Map.entry(28, "SIGWINCH"),
          Map.entry(29, "SIGIO"),
          Map.entry(30, "SIGPWR"),
          Map.entry(31, "SIGSYS"));

  /** The signal of that number; empty when Linux has none. */
  public static Optional<Signal> of(int number) {
    return number >= 1 && number <= 64 ? Optional.of(new Signal(number)) : Optional.empty();
  }

  /** Its name, e.g. {@code SIGSEGV}; {@code signal 40} for one without a common name. */
  public String name() {
    return NAMES.getOrDefault(number, "signal " + number);
  }

  @Override
  public String toString() {
    return name();
  }
}
