package io.nifproof.node.launch;

import java.util.Optional;

/**
 * How a child process ended, as {@link Process#exitValue()} reports it.
 *
 * <p>Java and every shell fold the kernel's two fields into one number: 128 + N stands for "killed
 * by signal N", and also for {@code exit(128 + N)}. A number above 128 is read as a signal, which a
 * VM dies of far more often; the raw number stands beside it.
 *
 * @param raw 0 to 255
 */
public record ExitStatus(int raw) {
  /** The signal that ended the process; empty when it exited by itself. */
  public Optional<Signal> signal() {
    return raw > 128 ? Signal.of(raw - 128) : Optional.empty();
  }

  /** For people: {@code SIGSEGV (exit status 139)} or {@code exit status 3}. */
  @Override
  public String toString() {
    String status = "exit status " + raw;
    return signal().map(signal -> signal.name() + " (" + status + ")").orElse(status);
  }
}
