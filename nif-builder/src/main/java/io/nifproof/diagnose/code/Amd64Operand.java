package io.nifproof.diagnose.code;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Works out the memory operand of x86-64 code: ModRM, SIB and displacement. */
final class Amd64Operand {
  private static final List<String> REGISTERS =
      List.of(
          "rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12",
          "r13", "r14", "r15");

  private final byte[] code;
  private final Map<String, Long> registers;
  private final Amd64Prefixes prefixes;

  Amd64Operand(byte[] code, Map<String, Long> registers) {
    this.code = code;
    this.registers = registers;
    this.prefixes = Amd64Prefixes.of(code);
  }

  /** None when it has none, is relative to a segment or the instruction, or is cut off. */
  List<MemoryOperand> all() {
    int opcode = code[prefixes.at()] & 0xff;
    if (prefixes.segment()) {
      return List.of();
    }
    if (prefixes.kind() == Amd64Prefixes.Kind.LEGACY && prefixes.map() == 0) {
      if (isString(opcode)) {
        return string(opcode);
      }
      if (!hasModRm(opcode)) {
        return List.of();
      }
    }
    return byModRm(prefixes.at() + 1);
  }

  /** movs, cmps, stos, lods and scas, also repeated. */
  private static boolean isString(int opcode) {
    return opcode >= 0xa4 && opcode <= 0xaf && opcode != 0xa8 && opcode != 0xa9;
  }

  private List<MemoryOperand> string(int opcode) {
    boolean reads = opcode < 0xaa || opcode == 0xac || opcode == 0xad;
    boolean writes = opcode != 0xac && opcode != 0xad;
    return Stream.of(reads ? "rsi" : "", writes ? "rdi" : "")
        .filter(registers::containsKey)
        .map(registers::get)
        .map(address -> new MemoryOperand(address, address, 1))
        .toList();
  }

  private static boolean hasModRm(int opcode) {
    boolean arithmetic = opcode < 0x40 && (opcode & 7) < 4;
    boolean moves = opcode >= 0x80 && opcode <= 0x8f;
    boolean shifts = opcode == 0xc0 || opcode == 0xc1 || (opcode >= 0xd0 && opcode <= 0xd3);
    boolean x87 = opcode >= 0xd8 && opcode <= 0xdf;
    boolean others = opcode == 0x63 || opcode == 0x69 || opcode == 0x6b;
    boolean unary = opcode == 0xf6 || opcode == 0xf7 || opcode == 0xfe || opcode == 0xff;
    return arithmetic
        || moves
        || shifts
        || x87
        || others
        || unary
        || opcode == 0xc6
        || opcode == 0xc7;
  }

  private List<MemoryOperand> byModRm(int at) {
    if (at + 2 > code.length) {
      return List.of();
    }
    int mod = code[at] >> 6 & 3;
    int rm = code[at] & 7;
    boolean sib = rm == 4;
    int next = at + (sib ? 2 : 1);
    int baseNumber = sib ? code[at + 1] & 7 : rm;
    boolean noBase = mod == 0 && baseNumber == 5;
    int size = mod == 1 ? 1 : mod == 2 || noBase ? 4 : 0;
    if (mod == 3 || (noBase && !sib) || next + size > code.length) {
      return List.of();
    }
    long base = noBase ? 0 : register(baseNumber, 1);
    long index = 0;
    int indexNumber = sib ? (code[at + 1] >> 3 & 7) | (prefixes.rex() << 2 & 8) : 4;
    if (indexNumber != 4) {
      index = register(indexNumber & 7, 2) << (code[at + 1] >> 6 & 3);
    }
    return List.of(new MemoryOperand(base, base + index + displacement(next, size), alignment()));
  }

  private long displacement(int at, int size) {
    if (size == 4) {
      return ByteBuffer.wrap(code).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }
    // EVEX scales a short one by the width of the access.
    int scale = prefixes.kind() == Amd64Prefixes.Kind.EVEX ? 16 << prefixes.length() : 1;
    return size == 1 ? (long) code[at] * scale : 0;
  }

  private long register(int number, int bit) {
    int whole = number | ((prefixes.rex() & bit) != 0 ? 8 : 0);
    return registers.getOrDefault(REGISTERS.get(whole), 0L);
  }

  private int alignment() {
    int opcode = code[prefixes.at()] & 0xff;
    boolean vector =
        prefixes.kind() == Amd64Prefixes.Kind.VEX || prefixes.kind() == Amd64Prefixes.Kind.EVEX;
    boolean moves =
        prefixes.map() == 1
            && (((opcode == 0x28 || opcode == 0x29 || opcode == 0x2b) && prefixes.pp() < 2)
                || ((opcode == 0x6f || opcode == 0x7f || opcode == 0xe7) && prefixes.pp() == 1));
    if (moves || (prefixes.map() == 2 && opcode == 0x2a && prefixes.pp() == 1)) {
      return 16 << (vector ? prefixes.length() : 0);
    }
    if (vector || prefixes.kind() == Amd64Prefixes.Kind.XOP) {
      return 1;
    }
    return legacyAlignment(opcode);
  }

  /** Operations of SSE on whole vectors want 16; those on scalars, and loads by name, nothing. */
  private int legacyAlignment(int opcode) {
    boolean save = prefixes.map() == 1 && opcode == 0xae && prefixes.pp() == 0;
    boolean exchange = prefixes.map() == 1 && opcode == 0xc7 && prefixes.wide();
    boolean packed = prefixes.map() == 1 && opcode >= 0x51 && opcode <= 0x5f && prefixes.pp() < 2;
    boolean integers =
        prefixes.pp() == 1
            && prefixes.map() == 1
            && ((opcode >= 0x60 && opcode <= 0x6d) || (opcode >= 0xd4 && opcode <= 0xfe))
            && opcode != 0xd6;
    boolean later = prefixes.pp() == 1 && (prefixes.map() == 2 || prefixes.map() == 3);
    boolean loadsLess = prefixes.map() == 2 && opcode >= 0x20 && opcode <= 0x35;
    return save || exchange || packed || integers || (later && !loadsLess) ? 16 : 1;
  }
}
