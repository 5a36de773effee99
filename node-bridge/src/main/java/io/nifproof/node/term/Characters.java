package io.nifproof.node.term;

import java.util.Set;

/** Which characters Erlang prints and which words need quotes (io_lib.erl, erl_scan.erl). */
final class Characters {
  /** Words that are no atoms without quotes. */
  private static final Set<String> RESERVED =
      Set.of(
          "after", "and", "andalso", "band", "begin", "bnot", "bor", "bsl", "bsr", "bxor", "case",
          "catch", "cond", "div", "end", "fun", "if", "let", "not", "of", "or", "orelse", "receive",
          "rem", "try", "when", "xor");

  /** Words that are reserved where {@code maybe} is enabled, by default from OTP 27 on. */
  private static final Set<String> RESERVED_SINCE_27 = Set.of("maybe", "else");

  private Characters() {}

  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  static boolean needsQuotes(String atom) {
    return atom.isEmpty()
        || !startsAtom(atom.codePointAt(0))
        || !atom.codePoints().allMatch(Characters::continuesAtom)
        || RESERVED.contains(atom)
        || RESERVED_SINCE_27.contains(atom);
  }

  static boolean startsAtom(int point) {
    return (point >= 'a' && point <= 'z') || (point >= 0xdf && point <= 0xff && point != 0xf7);
  }

  static boolean continuesAtom(int point) {
    return startsAtom(point)
        || (point >= 'A' && point <= 'Z')
        || (point >= 0xc0 && point <= 0xde && point != 0xd7)
        || isDigit(point)
        || point == '_'
        || point == '@';
  }

  static boolean isDigit(int point) {
    return point >= '0' && point <= '9';
  }

  /** The letter of a control character's escape, e.g. {@code n} for a line feed; 0 for none. */
  static char escapeLetter(int point) {
    return switch (point) {
      case '\b' -> 'b';
      case 0x1b -> 'e';
      case '\f' -> 'f';
      case '\n' -> 'n';
      case '\r' -> 'r';
      case '\t' -> 't';
      case 0x0b -> 'v';
      default -> 0;
    };
  }

  /** Whether a list with this element may be printed as a string. */
  static boolean isPrintable(int point) {
    return (point >= ' ' && point <= '~')
        || (point >= 0xa0 && point <= 0xd7ff)
        || (point >= 0xe000 && point <= 0xfffd)
        || (point >= 0x10000 && point <= Character.MAX_CODE_POINT)
        || escapeLetter(point) != 0;
  }
}
