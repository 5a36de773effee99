package io.nifproof.diagnose;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads AArch64 code: Arm ARM, section C4. Its faults always have an address. */
final class Arm64FaultingCode implements FaultingCode {
  @Override
  public boolean isIndirectJump(byte[] code) {
    return false;
  }

  @Override
  public boolean isPrivileged(byte[] code) {
    return false;
  }

  @Override
  public String meaning(byte[] code, int signal) {
    int word = ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if ((word & 0xffe0001f) == 0xd4200000) {
      return "a trap that the compiler put there (brk #" + (word >> 5 & 0xffff) + ")";
    }
    if ((word & 0xffff0000) == 0) {
      return "an instruction that is none (udf)";
    }
    boolean sve = (word >> 25 & 0xf) == 2;
    return "an instruction that this processor does not have ("
        + (sve ? "SVE" : "0x" + Integer.toHexString(word))
        + ")";
  }
}
