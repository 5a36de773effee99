package io.nifproof.diagnose;

import io.nifproof.node.crash.Handling;
import io.nifproof.node.crash.SignalUse;
import io.nifproof.node.launch.Signal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the library did with signals, where that says why a VM ended. */
final class SignalWords {
  static final String REMEDY =
      "Leave the VM's signals alone: it handles SIGTERM, SIGUSR1, SIGCHLD and others itself. Put back"
          + " what sigaction told of the old handling, or handle signals in a process of their own.";

  /** Signals at which the VM stops by itself. */
  private static final Set<String> STOPPING = Set.of("SIGTERM", "SIGUSR1", "SIGINT", "SIGQUIT");

  private SignalWords() {}

  /** {@code the library had sent it SIGTERM (raise, while zoo:one/0 ran)}. */
  static Optional<String> askedToStop(Evidence evidence) {
    return evidence.trap().signalUses().stream()
        .filter(use -> use.sent() && STOPPING.contains(use.signal().name()))
        .reduce((earlier, last) -> last)
        .map(use -> "the library had sent it " + use.signal() + where(use));
  }

  /** What the library had made of a signal that ended the VM. */
  static Optional<String> handled(Evidence evidence, Signal signal) {
    return evidence.trap().signalUses().stream()
        .filter(use -> !use.sent() && use.signal().equals(signal))
        .reduce((earlier, last) -> last)
        .map(
            use ->
                switch (use.handling().orElse(Handling.OWN)) {
                      case DEFAULT ->
                          "the library had given it back its default, to end the process";
                      case IGNORED -> "the library had told the system to ignore it";
                      case OWN -> "the library had put a handler of its own in place";
                    }
                    + where(use));
  }

  /**
   * Whether the library's code runs as a handler: the signal interrupted what lies outside of it.
   */
  static Optional<String> inHandler(Evidence evidence) {
    List<NamedFrame> frames = evidence.frames();
    int own = 0;
    while (own < frames.size() && !frames.get(own).own()) {
      own++;
    }
    boolean interrupted = frames.stream().skip(own + 1L).anyMatch(frame -> frame.frame().exact());
    return interrupted && own < frames.size()
        ? Optional.of("a signal handler" + names(evidence))
        : Optional.empty();
  }

  private static String names(Evidence evidence) {
    String names =
        evidence.trap().signalUses().stream()
            .filter(use -> use.handling().equals(Optional.of(Handling.OWN)))
            .map(use -> use.signal().name())
            .distinct()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : " (the library handles " + names + ")";
  }

  private static String where(SignalUse use) {
    return " ("
        + use.function()
        + ", "
        + Words.during(use.where().phase(), Optional.of(use.where()))
        + ")";
  }
}
