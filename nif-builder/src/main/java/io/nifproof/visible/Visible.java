package io.nifproof.visible;

/**
 * Shows letters that act instead of being seen. Names and outputs come from libraries under test:
 * an escape sequence among them must not steer a terminal, a mark of direction must not turn a line
 * around, and a line break in a name must not begin a line of its own.
 */
public final class Visible {
  private Visible() {}

  /** The text with such letters written as {@code ‹U+202E›}; line breaks and tabs stay. */
  public static String of(String text) {
    return shown(text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n"), true);
  }

  /** The same of a name, which has no lines: a line break in it is written out too. */
  public static String name(String text) {
    return shown(text, false);
  }

  /** The same on one line, cut when it is longer than this. */
  public static String line(String text, int longest) {
    String line = of(text).replaceAll("\\s+", " ").strip();
    return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
  }

  private static String shown(String text, boolean lines) {
    if (text.codePoints().noneMatch(letter -> acts(letter) || (!lines && letter == '\n'))) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            letter -> {
              if (acts(letter) || (!lines && letter == '\n')) {
                shown.append(written(letter));
              } else {
                shown.appendCodePoint(letter);
              }
            });
    return shown.toString();
  }

  static String written(int letter) {
    return String.format("‹U+%04X›", letter);
  }

  /** Whether a letter acts; not of line breaks and tabs. */
  static boolean acts(int letter) {
    if (letter == '\n' || letter == '\t') {
      return false;
    }
    return letter < 0x7f
        ? letter < ' '
        : switch (Character.getType(letter)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SURROGATE ->
              true;
          default ->
              (letter >= 0xfdd0 && letter <= 0xfdef)
                  || (letter & 0xfffe) == 0xfffe
                  || letter == 0x115f // fillers, which have no ink
                  || letter == 0x1160
                  || letter == 0x3164
                  || letter == 0xffa0
                  || letter == 0x2800;
        };
  }
}
