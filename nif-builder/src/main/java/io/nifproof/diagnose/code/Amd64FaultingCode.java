package io.nifproof.diagnose.code;

import java.util.List;
import java.util.Map;

/** Reads x86-64 code: Intel SDM, volume 2. */
final class Amd64FaultingCode implements FaultingCode {
  /** The longest instruction is of 15 bytes; the prefixes must be there with their opcode. */
  private static final int ENOUGH = 8;

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
  public String stop(byte[] code, int signal) {
    int first = code[0] & 0xff;
    int second = code[1] & 0xff;
    if (first == 0x0f && second == 0x0b) {
      return "a trap that the compiler put there (ud2)";
    }
    boolean prefixed = first == 0x67;
    if ((prefixed ? second : first) == 0x0f && (code[prefixed ? 2 : 1] & 0xff) == 0xb9) {
      return "a trap that the compiler put there (ud1)"; // clang's -fsanitize-trap
    }
    return signal == 5 ? "a breakpoint (int3)" : "";
  }

  @Override
  public List<String> needs(byte[] code) {
    return code.length < ENOUGH ? List.of() : Amd64Features.of(code);
  }

  @Override
  public List<MemoryOperand> operands(byte[] code, Map<String, Long> registers) {
    return code.length < ENOUGH ? List.of() : new Amd64Operand(code, registers).all();
  }
}
