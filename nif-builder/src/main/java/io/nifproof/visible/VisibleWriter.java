package io.nifproof.visible;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;

/**
 * The last net before a person: whatever was not made visible before is here. Only the few
 * sequences that nifproof itself writes reach a terminal.
 */
public final class VisibleWriter extends FilterWriter {
  /** Colours, and the line of progress that is written anew. */
  private static final List<String> OWN =
      List.of("\u001b[32m", "\u001b[31;1m", "\u001b[33m", "\u001b[2m", "\u001b[0m", "\r\u001b[K");

  private final boolean terminal;

  private VisibleWriter(Writer out, boolean terminal) {
    super(out);
    this.terminal = terminal;
  }

  /**
   * A writer in front of another one.
   *
   * @param terminal whether colours and progress are shown there
   */
  public static PrintWriter before(Writer out, boolean terminal) {
    return new PrintWriter(new VisibleWriter(out, terminal), true);
  }

  @Override
  public void write(int letter) throws IOException {
    write(Character.toString(letter));
  }

  @Override
  public void write(char[] letters, int from, int length) throws IOException {
    write(new String(letters, from, length));
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    String part = text.substring(from, from + length);
    int start = 0;
    int at = 0;
    while (at < part.length()) {
      int letter = part.codePointAt(at);
      int size = Character.charCount(letter);
      if (Visible.acts(letter)) {
        out.write(part, start, at - start);
        size = act(part, at, letter, size);
        start = at + size;
      }
      at += size;
    }
    out.write(part, start, part.length() - start);
  }

  /** Writes what stands at a place, and says how many characters that was. */
  private int act(String text, int at, int letter, int size) throws IOException {
    if (terminal) {
      for (String own : OWN) {
        if (text.startsWith(own, at)) {
          out.write(own);
          return own.length();
        }
      }
    }
    if (letter != '\r' || !text.startsWith("\r\n", at)) {
      out.write(Visible.written(letter));
    }
    return size;
  }
}
