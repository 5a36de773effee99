package io.nifproof.diagnose;

import java.util.HexFormat;

/** Reads x86-64 code: Intel SDM, volume 2. */
final class Amd64FaultingCode implements FaultingCode {
  /** A return, call or jump to a non-canonical address is a fault without an address. */
  @Override
  public boolean isIndirectJump(byte[] code) {
    if (code.length < 3) {
      return false;
    }
    int first = code[0] & 0xff;
    int at = first == 0x41 || first == 0x3e || first == 0xf2 || first == 0xf3 ? 1 : 0;
    int opcode = code[at] & 0xff;
    int form = code[at + 1] >> 3 & 7;
    return opcode == 0xc3 || opcode == 0xc2 || (opcode == 0xff && (form == 2 || form == 4));
  }

  /** So are hlt, cli, sti, in and out outside the kernel. */
  @Override
  public boolean isPrivileged(byte[] code) {
    if (code.length == 0) {
      return false;
    }
    int first = code[0] & 0xff;
    boolean port = (first >= 0xe4 && first <= 0xe7) || (first >= 0xec && first <= 0xef);
    return port || first == 0xf4 || first == 0xfa || first == 0xfb;
  }

  @Override
  public String meaning(byte[] code, int signal) {
    int first = code[0] & 0xff;
    int second = code[1] & 0xff;
    if (first == 0x0f && second == 0x0b) {
      return "a trap that the compiler put there (ud2)";
    }
    boolean prefixed = first == 0x67;
    if ((prefixed ? second : first) == 0x0f && (code[prefixed ? 2 : 1] & 0xff) == 0xb9) {
      return "a trap that the compiler put there (ud1)"; // clang's -fsanitize-trap
    }
    if (signal == 5) {
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
}
