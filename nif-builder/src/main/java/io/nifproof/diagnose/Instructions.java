package io.nifproof.diagnose;

import io.nifproof.node.crash.CrashReport;
import java.util.HexFormat;
import java.util.Optional;

/** Reads as much of the instruction at a crash as says why it could not run. */
final class Instructions {
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
  static boolean isIndirectJump(CrashReport crash) {
    return crash.code() == NO_ADDRESS
        && reader(crash).filter(reader -> reader.isIndirectJump(bytes(crash))).isPresent();
  }

  /** Whether it is one that only the kernel may run. */
  static boolean isPrivileged(CrashReport crash) {
    return crash.code() == NO_ADDRESS
        && reader(crash).filter(reader -> reader.isPrivileged(bytes(crash))).isPresent();
  }

  static String meaning(CrashReport crash) {
    byte[] code = bytes(crash);
    if (isPrivileged(crash)) {
      return "an instruction that only the kernel may run (byte "
          + HexFormat.of().toHexDigits(code[0])
          + ")";
    }
    return reader(crash)
        .filter(unused -> code.length >= 4)
        .map(reader -> reader.meaning(code, crash.signal().number()))
        .orElse("an instruction that the processor refused");
  }
}
