package io.nifproof.report.text;

import java.util.regex.Pattern;

/**
 * Shows letters that act instead of being seen. Names and outputs come from libraries under test:
 * an escape sequence among them must not steer a terminal, nor a mark of direction turn a line
 * around.
 */
public final class Visible {
  private static final Pattern ODD =
      Pattern.compile(
          "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u061c\\u200b-\\u200f\\u2028-\\u202e"
              + "\\u2060-\\u2069\\ufeff\\ufffe\\uffff]");

  private Visible() {}

  /** The text with such letters written as {@code ‹U+202E›}; lines and tabs stay. */
  public static String of(String text) {
    return ODD.matcher(text)
        .replaceAll(odd -> String.format("‹U+%04X›", (int) odd.group().charAt(0)));
  }

  /** The same on one line, cut when it is longer than this. */
  public static String line(String text, int longest) {
    String line = of(text).replaceAll("\\s+", " ").strip();
    return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
  }
}
