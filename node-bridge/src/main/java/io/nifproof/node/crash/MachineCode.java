package io.nifproof.node.crash;

import io.nifproof.node.Access;
import io.nifproof.node.Arch;

/** What an architecture's own way with instructions adds to a crash. */
final class MachineCode {
  private MachineCode() {}

  /** Whether the program counter of a breakpoint is that of the instruction, not of the next. */
  static boolean standsOnBreakpoint(Arch arch) {
    return switch (arch) {
      case AMD64 -> false;
      case ARM64 -> true;
    };
  }

  /**
   * Whether the instruction reads or writes, where the kernel does not say.
   *
   * @param code the bytes at the instruction, in hexadecimal
   */
  static Access access(Arch arch, String code) {
    return switch (arch) {
      case AMD64 -> Access.UNKNOWN; // the processor says it wherever it has an address to tell
      case ARM64 -> Arm64Access.of(code);
    };
  }
}
