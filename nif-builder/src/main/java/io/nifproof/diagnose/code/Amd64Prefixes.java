package io.nifproof.diagnose.code;

/**
 * What stands before the opcode of an x86-64 instruction: Intel SDM, volume 2, chapter 2; AMD APM,
 * volume 6 for XOP.
 *
 * @param kind how the opcode is given
 * @param map the opcode's map: 0 one byte, 1 {@code 0f}, 2 {@code 0f 38}, 3 {@code 0f 3a}; of VEX,
 *     EVEX and XOP what their prefix says
 * @param pp the mandatory prefix: 0 none, 1 66, 2 f3, 3 f2
 * @param length of VEX and EVEX, the vector's: 0, 1 and 2 for 128, 256 and 512 bits
 * @param wide whether REX.W or its like is set
 * @param rex the upper bits of register numbers: 4 of reg, 2 of index, 1 of base
 * @param segment whether an address is relative to fs or gs
 * @param at where the opcode is
 */
record Amd64Prefixes(
    Kind kind, int map, int pp, int length, boolean wide, int rex, boolean segment, int at) {
  /** How the opcode is given. */
  enum Kind {
    LEGACY,
    VEX,
    EVEX,
    XOP
  }

  static Amd64Prefixes of(byte[] code) {
    int at = 0;
    int pp = 0;
    boolean segment = false;
    for (; at < code.length - 4; at++) {
      int one = code[at] & 0xff;
      if (one == 0x66) {
        pp = pp == 0 ? 1 : pp;
      } else if (one == 0xf3 || one == 0xf2) {
        pp = one == 0xf3 ? 2 : 3;
      } else if (one == 0x64 || one == 0x65) {
        segment = true;
      } else if (one != 0x2e && one != 0x3e && one != 0x26 && one != 0x36 && one != 0x67) {
        break;
      }
    }
    return switch (code[at] & 0xff) {
      case 0xc5 -> vex2(code, at, segment);
      case 0xc4 -> vex3(code, at, Kind.VEX, segment);
      case 0x8f ->
          (code[at + 1] & 0x1f) >= 8
              ? vex3(code, at, Kind.XOP, segment)
              : legacy(code, at, pp, segment);
      case 0x62 -> evex(code, at, segment);
      default -> legacy(code, at, pp, segment);
    };
  }

  private static Amd64Prefixes vex2(byte[] code, int at, boolean segment) {
    int two = code[at + 1];
    int rex = (two & 0x80) == 0 ? 4 : 0;
    return new Amd64Prefixes(Kind.VEX, 1, two & 3, two >> 2 & 1, false, rex, segment, at + 2);
  }

  private static Amd64Prefixes vex3(byte[] code, int at, Kind kind, boolean segment) {
    int two = code[at + 1];
    int three = code[at + 2];
    return new Amd64Prefixes(
        kind,
        two & 0x1f,
        three & 3,
        three >> 2 & 1,
        (three & 0x80) != 0,
        ~two >> 5 & 7,
        segment,
        at + 3);
  }

  private static Amd64Prefixes evex(byte[] code, int at, boolean segment) {
    int one = code[at + 1];
    int two = code[at + 2];
    return new Amd64Prefixes(
        Kind.EVEX,
        one & 7,
        two & 3,
        code[at + 3] >> 5 & 3,
        (two & 0x80) != 0,
        ~one >> 5 & 7,
        segment,
        at + 4);
  }

  private static Amd64Prefixes legacy(byte[] code, int start, int pp, boolean segment) {
    int at = start;
    int rex = 0;
    boolean wide = false;
    if ((code[at] & 0xf0) == 0x40) {
      rex = code[at] & 7;
      wide = (code[at] & 8) != 0;
      at++;
    }
    int map = 0;
    if ((code[at] & 0xff) == 0x0f) {
      int next = code[at + 1] & 0xff;
      map = next == 0x38 ? 2 : next == 0x3a ? 3 : 1;
      at += map == 1 ? 1 : 2;
    }
    return new Amd64Prefixes(Kind.LEGACY, map, pp, 0, wide, rex, segment, at);
  }
}
