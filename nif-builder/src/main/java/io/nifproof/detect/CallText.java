package io.nifproof.detect;

import java.util.Optional;

/** The arguments of a call in the text of a program, by its brackets. */
final class CallText {
  private static final int LONGEST = 4_000;

  private CallText() {}

  /**
   * One argument of a call.
   *
   * @param start behind the opening bracket
   * @param index which argument, from 0
   */
  static Optional<String> argument(String text, int start, int index) {
    int depth = 0;
    int begin = start;
    int current = 0;
    for (int at = start; at < Math.min(text.length(), start + LONGEST); at++) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        at = closing(text, at);
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (depth > 0 && ")]}".indexOf(c) >= 0) {
        depth--;
      } else if (depth == 0 && (c == ',' || c == ')')) {
        if (current == index) {
          return Optional.of(text.substring(begin, at).strip());
        }
        if (c == ')') {
          return Optional.empty();
        }
        current++;
        begin = at + 1;
      }
    }
    return Optional.empty();
  }

  private static int closing(String text, int open) {
    int at = open + 1;
    while (at < text.length() && text.charAt(at) != text.charAt(open)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }
}
