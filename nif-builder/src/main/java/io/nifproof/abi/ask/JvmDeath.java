package io.nifproof.abi.ask;

import io.nifproof.node.launch.Signal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What HotSpot writes when a signal kills it in native code. Its process then ends with SIGABRT,
 * whatever the signal was.
 *
 * @param signal the signal
 * @param library the file name of the library that the fault is in
 * @param function the function, with an offset, when that is known
 */
record JvmDeath(Signal signal, String library, Optional<String> function) {
  private static final Pattern SIGNAL = Pattern.compile("(?m)^# +(SIG[A-Z]+) \\(0x([0-9a-f]+)\\)");
  private static final Pattern FRAME =
      Pattern.compile("(?m)^# [CV] +\\[([^\\]+]+)\\+0x[0-9a-f]+\\](?: +(\\S+))?");
  private static final Map<String, Integer> NUMBERS =
      Map.of("SIGILL", 4, "SIGTRAP", 5, "SIGBUS", 7, "SIGFPE", 8, "SIGSEGV", 11);

  /** Reads it; empty when nothing of the kind was written. */
  static Optional<JvmDeath> in(String output) {
    Matcher signal = SIGNAL.matcher(output);
    if (!signal.find() || !NUMBERS.containsKey(signal.group(1))) {
      return Optional.empty();
    }
    Matcher frame = FRAME.matcher(output);
    boolean known = frame.find();
    return Optional.of(
        new JvmDeath(
            new Signal(NUMBERS.get(signal.group(1))),
            known ? frame.group(1) : "",
            known ? Optional.ofNullable(frame.group(2)) : Optional.empty()));
  }

  /** The place, for people. */
  String place() {
    return library.isEmpty() ? "" : "in " + function.map(f -> f + " of ").orElse("") + library;
  }
}
