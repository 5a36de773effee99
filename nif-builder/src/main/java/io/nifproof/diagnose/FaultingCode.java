package io.nifproof.diagnose;

import io.nifproof.node.Arch;

/** What the code of one architecture at a crash says. */
interface FaultingCode {
  /** Whether it is a fault without an address because it goes where no memory can be. */
  boolean isIndirectJump(byte[] code);

  /** Whether it is a fault without an address because only the kernel may run it. */
  boolean isPrivileged(byte[] code);

  /**
   * Why the processor refused it, for people.
   *
   * @param code its first bytes, at least 4
   * @param signal the number of the signal
   */
  String meaning(byte[] code, int signal);

  /** That of an architecture. */
  static FaultingCode of(Arch arch) {
    return switch (arch) {
      case AMD64 -> new Amd64FaultingCode();
      case ARM64 -> new Arm64FaultingCode();
    };
  }
}
