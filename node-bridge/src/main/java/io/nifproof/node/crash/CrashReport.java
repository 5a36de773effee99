package io.nifproof.node.crash;

import io.nifproof.node.Access;
import io.nifproof.node.launch.Signal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The signal that ended a VM, as seen from inside.
 *
 * @param signal the signal
 * @param code the kernel's {@code si_code}: how it came about
 * @param address the address that could not be accessed; 0 also when the processor does not say
 * @param access what was done to it
 * @param sentByOther whether another process sent it
 * @param where what the thread was doing
 * @param pc the instruction
 * @param sp the stack pointer
 * @param registers all of them, in the order of the architecture
 * @param code16 the bytes from the instruction on, in hexadecimal; empty when unreadable
 * @param frames the thread's stack, innermost first
 */
public record CrashReport(
    Signal signal,
    int code,
    long address,
    Access access,
    boolean sentByOther,
    Situation where,
    long pc,
    long sp,
    Map<String, Long> registers,
    String code16,
    List<Frame> frames) {
  /** Copies the collections. */
  public CrashReport {
    registers = Collections.unmodifiableMap(new LinkedHashMap<>(registers));
    frames = List.copyOf(frames);
  }
}
