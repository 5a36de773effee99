package io.nifproof.diagnose.code;

import io.nifproof.node.Arch;
import java.util.List;
import java.util.Map;

/** What the code of one architecture at a crash says. */
interface FaultingCode {
  /** Whether it is a fault without an address because it goes where no memory can be. */
  boolean isIndirectJump(byte[] code);

  /** Whether it is a fault without an address because only the kernel may run it. */
  boolean isPrivileged(byte[] code);

  /**
   * What stopped it that the compiler put there: {@code a breakpoint (int3)}; empty for code that
   * was meant to run.
   *
   * @param code its first bytes, at least 4
   * @param signal the number of the signal
   */
  String stop(byte[] code, int signal);

  /**
   * The features of the processor that it needs, by the kernel's names, e.g. {@code avx2}; empty
   * when it is not known.
   */
  List<String> needs(byte[] code);

  /** The memory that it goes to; empty when it goes to none, or is not known. */
  List<MemoryOperand> operands(byte[] code, Map<String, Long> registers);

  /** That of an architecture. */
  static FaultingCode of(Arch arch) {
    return switch (arch) {
      case AMD64 -> new Amd64FaultingCode();
      case ARM64 -> new Arm64FaultingCode();
    };
  }
}
