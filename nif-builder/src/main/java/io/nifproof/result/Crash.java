package io.nifproof.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How and where a VM ended or hung, seen from inside. Addresses and registers are hexadecimal.
 *
 * @param fault the signal; nothing in it when none came
 * @param where what the thread was doing
 * @param registers by their names, in the order of the architecture
 * @param frames the stack, innermost first; inlined functions are frames of their own with the same
 *     offset
 * @param vmBuildId the GNU build-id of the VM's program; empty when it has none
 * @param output the end of what the VM wrote
 */
public record Crash(
    Fault fault,
    Where where,
    Map<String, String> registers,
    List<StackFrame> frames,
    Optional<String> vmBuildId,
    String output) {
  /** Copies the collections. */
  public Crash {
    registers = Collections.unmodifiableMap(new LinkedHashMap<>(registers));
    frames = List.copyOf(frames);
  }

  /**
   * A signal.
   *
   * @param signal its name
   * @param code the kernel's {@code si_code}
   * @param address what could not be accessed
   */
  public record Fault(Optional<String> signal, OptionalInt code, Optional<String> address) {}

  /**
   * What the thread was doing.
   *
   * @param phase where in its life the library was; {@code none} when the VM was about its own
   * @param function the function, as {@code name/arity}, or the callback that ran
   * @param thread the thread's name
   */
  public record Where(String phase, Optional<String> function, Optional<String> thread) {}
}
