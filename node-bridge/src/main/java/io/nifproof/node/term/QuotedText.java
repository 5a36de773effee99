package io.nifproof.node.term;

/** Reads characters with Erlang's escapes: within quotes, or behind {@code $}. */
final class QuotedText {
  private final TermCursor in;

  QuotedText(TermCursor in) {
    this.in = in;
  }

  /** Reads up to the closing quote; the opening one is taken already. */
  String until(char quote) throws TermSyntaxException {
    StringBuilder content = new StringBuilder();
    while (in.peek() != quote) {
      content.appendCodePoint(character("a closing `" + quote + "`"));
    }
    in.next("");
    return content.toString();
  }

  /** Reads one character or escape. */
  int character(String expected) throws TermSyntaxException {
    int start = in.position();
    int point = in.next(expected);
    if (point == '\\') {
      point = escape();
    }
    if (!Character.isValidCodePoint(point) || (point >= 0xd800 && point <= 0xdfff)) {
      throw in.badAt(start, "a Unicode character");
    }
    return point;
  }

  private int escape() throws TermSyntaxException {
    int point = in.next("an escape");
    return switch (point) {
      case 'b' -> '\b';
      case 'd' -> 0x7f;
      case 'e' -> 0x1b;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 's' -> ' ';
      case 't' -> '\t';
      case 'v' -> 0x0b;
      case '^' -> in.next("a control character's letter") & 0x1f;
      case 'x' -> hexadecimal();
      default -> point >= '0' && point <= '7' ? octal(point - '0') : point;
    };
  }

  private int octal(int first) throws TermSyntaxException {
    int value = first;
    for (int i = 0; i < 2 && in.peek() >= '0' && in.peek() <= '7'; i++) {
      value = value * 8 + in.next("") - '0';
    }
    return value;
  }

  private int hexadecimal() throws TermSyntaxException {
    if (!in.accept("{")) {
      return hexDigit() * 16 + hexDigit();
    }
    int value = hexDigit();
    while (!in.accept("}")) {
      value = value * 16 + hexDigit();
      if (value > Character.MAX_CODE_POINT) {
        throw in.bad("a character up to \\x{10FFFF}");
      }
    }
    return value;
  }

  private int hexDigit() throws TermSyntaxException {
    int start = in.position();
    int digit = Character.digit(in.next("a hexadecimal digit"), 16);
    if (digit < 0) {
      throw in.badAt(start, "a hexadecimal digit");
    }
    return digit;
  }
}
