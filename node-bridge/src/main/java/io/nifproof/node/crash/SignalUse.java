package io.nifproof.node.crash;

import io.nifproof.node.WireWord;
import io.nifproof.node.launch.Signal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A signal that a library sent to its own process, or gave another handling.
 *
 * @param signal which
 * @param function what it called, e.g. {@code raise}
 * @param handling what shall be done with the signal from then on; empty where it was sent
 * @param where what the thread was doing
 */
public record SignalUse(
    Signal signal, String function, Optional<Handling> handling, Situation where) {
  private static final Pattern NAME = Pattern.compile("[a-z_]{1,32}");

  static Optional<SignalUse> of(TrapLine line, Situation where) {
    Optional<Handling> handling =
        line.text("handling").flatMap(word -> WireWord.parse(Handling.class, word));
    return Signal.of(line.integer("signal"))
        .map(signal -> new SignalUse(signal, function(line), handling, where));
  }

  /** A library can write into the record whatever it likes. */
  private static String function(TrapLine line) {
    return line.text("how").filter(name -> NAME.matcher(name).matches()).orElse("?");
  }

  /** Whether it was sent. */
  public boolean sent() {
    return handling.isEmpty();
  }
}
