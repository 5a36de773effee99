package io.nifproof.node.term;

/** A place in the text of a term, by characters (code points). Not thread-safe. */
final class TermCursor {
  /** What {@link #peek} gives at the end. */
  static final int END = -1;

  private final String text;
  private int position;

  TermCursor(String text) {
    this.text = text;
  }

  int position() {
    return position;
  }

  void back(int earlier) {
    position = earlier;
  }

  int peek() {
    return position < text.length() ? text.codePointAt(position) : END;
  }

  /** Takes the next character; the end of the text is an error. */
  int next(String expected) throws TermSyntaxException {
    int point = peek();
    if (point == END) {
      throw bad(expected);
    }
    position += Character.charCount(point);
    return point;
  }

  boolean startsWith(String words) {
    return text.startsWith(words, position);
  }

  /** Takes these characters when they come next. */
  boolean accept(String words) {
    boolean there = startsWith(words);
    if (there) {
      position += words.length();
    }
    return there;
  }

  void expect(String words) throws TermSyntaxException {
    if (!accept(words)) {
      throw bad("`" + words + "`");
    }
  }

  /** Skips whitespace and comments. */
  void skipBlank() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == '%') {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
      } else if (c <= ' ' || (c >= 0x80 && c <= 0xa0)) {
        position++;
      } else {
        return;
      }
    }
  }

  TermSyntaxException bad(String expected) {
    return badAt(position, expected);
  }

  TermSyntaxException badAt(int where, String expected) {
    if (where >= text.length()) {
      return new TermSyntaxException(where, "the end", expected);
    }
    int shown = Math.min(text.length(), where + 12);
    String found = text.substring(where, shown).replaceAll("\\s+", " ");
    return new TermSyntaxException(where, "`" + found + "`", expected);
  }
}
