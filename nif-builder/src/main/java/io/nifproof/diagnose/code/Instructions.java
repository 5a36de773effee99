package io.nifproof.diagnose.code;

import io.nifproof.node.crash.CrashReport;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads as much of the instruction at a crash as says why it could not run. */
public final class Instructions {
  /** The kernel's si_code for a fault of which the processor told no address. */
  private static final int NO_ADDRESS = 128;

  private Instructions() {}

  private static byte[] bytes(CrashReport crash) {
    return HexFormat.of().parseHex(crash.code16());
  }

  private static Optional<FaultingCode> reader(CrashReport crash) {
    return crash.arch().map(FaultingCode::of);
  }

  /** Whether it is a jump, call or return to where no memory can be. */
  public static boolean isIndirectJump(CrashReport crash) {
    return crash.code() == NO_ADDRESS
        && reader(crash).filter(reader -> reader.isIndirectJump(bytes(crash))).isPresent();
  }

  /** Whether it is one that only the kernel may run. */
  public static boolean isPrivileged(CrashReport crash) {
    return crash.code() == NO_ADDRESS
        && reader(crash).filter(reader -> reader.isPrivileged(bytes(crash))).isPresent();
  }

  /** The memory that it goes to, as far as it can be told. */
  public static List<MemoryOperand> operands(CrashReport crash) {
    return reader(crash)
        .map(reader -> reader.operands(bytes(crash), crash.registers()))
        .orElse(List.of());
  }

  /** Why a processor refused it, for people. */
  public static String meaning(CrashReport crash, ProcessorFeatures processor) {
    byte[] code = bytes(crash);
    if (isPrivileged(crash)) {
      return "an instruction that only the kernel may run (byte "
          + HexFormat.of().toHexDigits(code[0])
          + ")";
    }
    Optional<FaultingCode> reader = reader(crash).filter(unused -> code.length >= 4);
    return reader
        .map(known -> known.stop(code, crash.signal().number()))
        .filter(stop -> !stop.isEmpty())
        .or(() -> reader.map(known -> refused(code, known.needs(code), processor)))
        .orElse("an instruction that the processor refused");
  }

  private static String refused(byte[] code, List<String> needs, ProcessorFeatures processor) {
    String bytes =
        "bytes " + HexFormat.ofDelimiter(" ").formatHex(code, 0, Math.min(8, code.length));
    List<String> missing = processor.missing(needs);
    if (needs.isEmpty()) {
      return "an instruction that the processor refused; which feature it needs, if it is one at"
          + " all, is not known ("
          + bytes
          + ")";
    }
    if (missing.isEmpty()) {
      return "an instruction of "
          + String.join(", ", needs)
          + ", which this processor has; why it was refused is not known ("
          + bytes
          + ")";
    }
    String which =
        processor.features().isPresent() ? "this processor does not have" : "was refused";
    return "an instruction that "
        + which
        + " ("
        + (processor.features().isPresent() ? "" : "it needs ")
        + String.join(", ", missing.stream().distinct().toList())
        + "; "
        + bytes
        + ")";
  }
}
