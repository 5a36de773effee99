package io.nifproof.diagnose;

import io.nifproof.node.crash.CrashReport;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * Reads as much of the instruction at a crash as says why it could not run. Encodings: Intel SDM
 * volume 2; Arm ARM, section C4.
 */
final class Instructions {
  private Instructions() {}

  private static boolean isAmd64(CrashReport crash) {
    return crash.registers().containsKey("rip");
  }

  private static byte[] bytes(CrashReport crash) {
    return HexFormat.of().parseHex(crash.code16());
  }

  /** On amd64 a return, call or jump to a non-canonical address is a fault without an address. */
  static boolean isIndirectJump(CrashReport crash) {
    byte[] code = bytes(crash);
    if (!isAmd64(crash) || crash.code() != 128 || code.length < 3) {
      return false;
    }
    int first = code[0] & 0xff;
    int at = first == 0x41 || first == 0x3e || first == 0xf2 || first == 0xf3 ? 1 : 0;
    int opcode = code[at] & 0xff;
    int form = code[at + 1] >> 3 & 7;
    return opcode == 0xc3 || opcode == 0xc2 || (opcode == 0xff && (form == 2 || form == 4));
  }

  /** On amd64 hlt, cli, sti, in and out are a fault without an address outside the kernel. */
  static boolean isPrivileged(CrashReport crash) {
    byte[] code = bytes(crash);
    if (!isAmd64(crash) || crash.code() != 128 || code.length == 0) {
      return false;
    }
    int first = code[0] & 0xff;
    boolean port = (first >= 0xe4 && first <= 0xe7) || (first >= 0xec && first <= 0xef);
    return port || first == 0xf4 || first == 0xfa || first == 0xfb;
  }

  static String meaning(CrashReport crash) {
    byte[] code = bytes(crash);
    if (isPrivileged(crash)) {
      return "an instruction that only the kernel may run (byte "
          + HexFormat.of().toHexDigits(code[0])
          + ")";
    }
    if (code.length < 4) {
      return "an instruction that the processor refused";
    }
    return isAmd64(crash) ? amd64(crash, code) : arm64(code);
  }

  private static String amd64(CrashReport crash, byte[] code) {
    int first = code[0] & 0xff;
    int second = code[1] & 0xff;
    if (first == 0x0f && second == 0x0b) {
      return "a trap that the compiler put there (ud2)";
    }
    if (crash.signal().number() == 5) {
      return "a breakpoint (int3)";
    }
    return "an instruction that this processor does not have (" + feature(code) + ")";
  }

  private static String feature(byte[] code) {
    int first = code[0] & 0xff;
    if (first == 0x62) {
      return "AVX-512";
    }
    if (first == 0xc4 || first == 0xc5) {
      return "AVX, AVX2, FMA or BMI";
    }
    return "bytes " + HexFormat.ofDelimiter(" ").formatHex(code, 0, 8);
  }

  private static String arm64(byte[] code) {
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
