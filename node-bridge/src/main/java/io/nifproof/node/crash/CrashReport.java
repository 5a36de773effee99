package io.nifproof.node.crash;

import io.nifproof.node.Access;
import io.nifproof.node.Arch;
import io.nifproof.node.launch.Signal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The signal that ended a VM, as seen from inside.
 *
 * @param signal the signal
 * @param code the kernel's {@code si_code}: how it came about
 * @param address the address that could not be accessed; 0 also when the processor does not say
 * @param access what was done to it
 * @param sender who sent it; empty when the kernel did, as for a fault, a timer or a limit
 * @param where what the thread was doing
 * @param pc the instruction
 * @param sp the stack pointer
 * @param registers all of them, in the order of the architecture
 * @param code16 the bytes from the instruction on, in hexadecimal; empty when unreadable
 * @param frames the thread's stack, innermost first
 * @param place what was at the address of a SIGSEGV or SIGBUS
 */
public record CrashReport(
    Signal signal,
    int code,
    long address,
    Access access,
    Optional<Sender> sender,
    Situation where,
    long pc,
    long sp,
    Map<String, Long> registers,
    String code16,
    List<Frame> frames,
    FaultPlace place) {
  /** Copies the collections. */
  public CrashReport {
    registers = Collections.unmodifiableMap(new LinkedHashMap<>(registers));
    frames = List.copyOf(frames);
  }

  /** The architecture that has these registers; empty when none were recorded. */
  public Optional<Arch> arch() {
    return Stream.of(Arch.values())
        .filter(arch -> registers.containsKey(programCounter(arch)))
        .findFirst();
  }

  private static String programCounter(Arch arch) {
    return switch (arch) {
      case AMD64 -> "rip";
      case ARM64 -> "pc";
    };
  }

  /** Whether another process sent it. */
  public boolean sentByOther() {
    return sender.map(one -> !one.self()).orElse(false);
  }

  /** What the kernel says of its cause. */
  public Optional<SignalCode> cause() {
    return SignalCode.of(signal, code);
  }

  /**
   * From the stack pointer to the address: negative below it, where a stack that is full faults;
   * positive above it, where frames of callers are.
   */
  public long fromStackPointer() {
    return address - sp;
  }
}
